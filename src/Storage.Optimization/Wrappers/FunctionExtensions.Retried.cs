using Storage.Optimization.Internal;

namespace Storage.Optimization;

/// <content>Trying again.</content>
public static partial class FunctionExtensions
{
    /// <summary>Gives the function that is tried again where it fails: three times, after 0.5 s and 1 s with some chance, for what may pass
    /// by itself.</summary>
    /// <typeparam name="TArgument">The argument's type.</typeparam>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="function">The function; it has to be one that may run again after it has failed.</param>
    /// <param name="options">How often, when and after which failures; <see langword="null"/> for the defaults.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <returns>The function. It throws what its last attempt threw.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static Func<TArgument, CancellationToken, ValueTask<TResult>> Retried<TArgument, TResult>(
        this Func<TArgument, CancellationToken, ValueTask<TResult>> function, RetryOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        var pipeline = RetryPipeline.Make(options ?? new RetryOptions(), time ?? TimeProvider.System);
        return (argument, cancellationToken) => pipeline.ExecuteAsync(
            static (state, token) => state.function(state.argument, token), (function, argument), cancellationToken);
    }

    /// <inheritdoc cref="Retried{TArgument, TResult}(Func{TArgument, CancellationToken, ValueTask{TResult}}, RetryOptions?, TimeProvider?)"/>
    public static Func<CancellationToken, ValueTask<TResult>> Retried<TResult>(
        this Func<CancellationToken, ValueTask<TResult>> function, RetryOptions? options = null, TimeProvider? time = null) =>
        WithoutArgument(WithArgument(function).Retried(options, time));
}
