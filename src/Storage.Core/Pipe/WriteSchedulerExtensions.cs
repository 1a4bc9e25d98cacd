namespace Storage.Core;

/// <summary>Scheduling in one line.</summary>
public static class WriteSchedulerExtensions
{
    /// <summary>Schedules a unit where the storage has a scheduler, and writes it at once where it has none.</summary>
    /// <param name="storage">The storage.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="priority">How soon it is to be written.</param>
    /// <param name="cancellationToken">Ends the wait for room; without a scheduler, withdraws the unit while it waits.</param>
    /// <returns>The accepted write; without a scheduler it has ended already.</returns>
    /// <exception cref="StorageException">There is no scheduler, and the write failed: nobody else would tell.</exception>
    public static async ValueTask<ScheduledWrite> ScheduleAsync(
        this IStorage storage, WriteUnit unit, WritePriority priority = WritePriority.Normal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(storage);
        if (storage.GetService(typeof(IWriteScheduler)) is IWriteScheduler scheduler)
        {
            return await scheduler.ScheduleAsync(unit, priority, cancellationToken).ConfigureAwait(false);
        }

        var result = await storage.WriteAsync(unit, cancellationToken).ConfigureAwait(false);
        return new ScheduledWrite(unit, Task.FromResult(result));
    }

    /// <summary>Schedules the insert of a row.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="row">The row.</param>
    /// <param name="priority">How soon it is to be written.</param>
    /// <param name="cancellationToken">Ends the wait for room.</param>
    /// <returns>The accepted write.</returns>
    public static ValueTask<ScheduledWrite> ScheduleInsertAsync<T>(
        this IWriteScheduler scheduler, T row, WritePriority priority = WritePriority.Normal, CancellationToken cancellationToken = default)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        return scheduler.ScheduleAsync(new WriteUnit(Write.Insert(row)), priority, cancellationToken);
    }

    /// <summary>Schedules changes of the row with a key.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="key">The row's key.</param>
    /// <param name="patch">The changes.</param>
    /// <param name="priority">How soon they are to be written.</param>
    /// <param name="cancellationToken">Ends the wait for room.</param>
    /// <returns>The accepted write.</returns>
    public static ValueTask<ScheduledWrite> SchedulePatchAsync<T>(
        this IWriteScheduler scheduler, DbValue key, Patch<T> patch, WritePriority priority = WritePriority.Normal, CancellationToken cancellationToken = default)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        return scheduler.ScheduleAsync(new WriteUnit(Write.Patch(patch, Filter<T>.ByKey(key))), priority, cancellationToken);
    }

    /// <summary>Schedules the deletion of the row with a key.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="key">The row's key.</param>
    /// <param name="priority">How soon it is to be written.</param>
    /// <param name="cancellationToken">Ends the wait for room.</param>
    /// <returns>The accepted write.</returns>
    public static ValueTask<ScheduledWrite> ScheduleDeleteAsync<T>(
        this IWriteScheduler scheduler, DbValue key, WritePriority priority = WritePriority.Normal, CancellationToken cancellationToken = default)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        return scheduler.ScheduleAsync(new WriteUnit(Write.Delete(Query.From<T>().Where(Filter<T>.ByKey(key)))), priority, cancellationToken);
    }
}
