using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Storage.Optimization.Internal;

namespace Storage.Optimization;

/// <content>Measuring.</content>
public static partial class FunctionExtensions
{
    private static readonly TimeSpan SlowByDefault = TimeSpan.FromSeconds(1);

    /// <summary>Gives the function that records how long it takes, and warns where that is over a second.</summary>
    /// <typeparam name="TArgument">The argument's type.</typeparam>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="name">Its name in <see cref="FunctionInstruments.Duration"/> and in warnings.</param>
    /// <param name="logger">Is warned; <see langword="null"/> for nobody.</param>
    /// <param name="threshold">From how long it is slow; <see langword="null"/> for 1 s.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <returns>The function.</returns>
    public static Func<TArgument, CancellationToken, ValueTask<TResult>> Measured<TArgument, TResult>(
        this Func<TArgument, CancellationToken, ValueTask<TResult>> function, string name, ILogger? logger = null, TimeSpan? threshold = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var measure = new FunctionMeasure(name, logger ?? NullLogger.Instance, threshold ?? SlowByDefault, time ?? TimeProvider.System);
        return async (argument, cancellationToken) =>
        {
            var started = measure.Start();
            try
            {
                var result = await function(argument, cancellationToken).ConfigureAwait(false);
                measure.End(started);
                return result;
            }
            catch (Exception exception)
            {
                measure.End(started, exception);
                throw;
            }
        };
    }

    ///
    /// <inheritdoc cref="Measured{TArgument, TResult}(Func{TArgument, CancellationToken, ValueTask{TResult}}, string, ILogger?, TimeSpan?, TimeProvider?)"/>
    public static Func<CancellationToken, ValueTask<TResult>> Measured<TResult>(
        this Func<CancellationToken, ValueTask<TResult>> function, string name, ILogger? logger = null, TimeSpan? threshold = null, TimeProvider? time = null) =>
        WithoutArgument(WithArgument(function).Measured(name, logger, threshold, time));
}
