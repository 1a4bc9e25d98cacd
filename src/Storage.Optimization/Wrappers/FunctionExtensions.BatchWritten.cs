namespace Storage.Optimization;

/// <content>Writing what a function gives.</content>
public static partial class FunctionExtensions
{
    /// <summary>Gives the function whose result is inserted by scheduled writes. It returns when the write is accepted; where the write fails
    /// later, the scheduler logs it.</summary>
    /// <typeparam name="TArgument">The argument's type.</typeparam>
    /// <typeparam name="TRow">The entity.</typeparam>
    /// <param name="function">The function; where it gives <see langword="null"/>, nothing is written.</param>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="priority">How soon the rows are to be written.</param>
    /// <returns>The function.</returns>
    public static Func<TArgument, CancellationToken, ValueTask<TRow?>> BatchWritten<TArgument, TRow>(
        this Func<TArgument, CancellationToken, ValueTask<TRow?>> function, IWriteScheduler scheduler, WritePriority priority = WritePriority.Normal)
        where TRow : class, IEntity<TRow> =>
        function.BatchWritten(scheduler, static row => row is null ? null : new WriteUnit(Write.Insert(row)), priority);

    /// <summary>Gives the function whose result is written by scheduled writes of any kind: an upsert, a patch, a delete.</summary>
    /// <typeparam name="TArgument">The argument's type.</typeparam>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="toUnit">Makes the unit of a result; <see langword="null"/> where nothing is to be written.</param>
    /// <param name="priority">How soon it is to be written.</param>
    /// <returns>The function.</returns>
    public static Func<TArgument, CancellationToken, ValueTask<TResult>> BatchWritten<TArgument, TResult>(
        this Func<TArgument, CancellationToken, ValueTask<TResult>> function,
        IWriteScheduler scheduler,
        Func<TResult, WriteUnit?> toUnit,
        WritePriority priority = WritePriority.Normal)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(scheduler);
        ArgumentNullException.ThrowIfNull(toUnit);
        return async (argument, cancellationToken) =>
        {
            var result = await function(argument, cancellationToken).ConfigureAwait(false);
            if (toUnit(result) is { } unit)
            {
                await scheduler.ScheduleAsync(unit, priority, cancellationToken).ConfigureAwait(false);
            }

            return result;
        };
    }
}
