namespace Storage.Optimization;

/// <summary>
/// Small wrappers around a host's own functions; each gives a function of the same form, so they can be put around one another:
/// <c>load.Retried().Measured("load")</c>. The last one is outermost.
/// </summary>
public static partial class FunctionExtensions
{
    private static Func<bool, CancellationToken, ValueTask<TResult>> WithArgument<TResult>(Func<CancellationToken, ValueTask<TResult>> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return (_, cancellationToken) => function(cancellationToken);
    }

    private static Func<CancellationToken, ValueTask<TResult>> WithoutArgument<TResult>(Func<bool, CancellationToken, ValueTask<TResult>> function) =>
        cancellationToken => function(false, cancellationToken);
}
