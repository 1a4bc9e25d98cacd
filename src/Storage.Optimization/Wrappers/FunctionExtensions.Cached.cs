namespace Storage.Optimization;

public static partial class FunctionExtensions
{
    /// <summary>Keeps a function's results by its argument. Of many callers of one argument one runs the function; a failure is not
    /// kept.</summary>
    /// <typeparam name="TArgument">What the function is given.</typeparam>
    /// <typeparam name="TResult">What it gives.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="cache">Where results are kept.</param>
    /// <param name="prefix">What all names of this function begin with, so that <see cref="FunctionCache.RemoveByPrefix"/> with it and a
    /// colon removes them.</param>
    /// <param name="options">How results are kept; <see langword="null"/> for the defaults.</param>
    /// <param name="key">Makes a result's name of the argument; <see langword="null"/> for the prefix and the argument's text.</param>
    /// <returns>The function with a memory.</returns>
    public static Func<TArgument, CancellationToken, ValueTask<TResult>> Cached<TArgument, TResult>(
        this Func<TArgument, CancellationToken, ValueTask<TResult>> function,
        FunctionCache cache,
        string prefix,
        FunctionResultOptions? options = null,
        Func<TArgument, string>? key = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        key ??= argument => CacheKey.Of(prefix, argument);
        return (argument, cancellationToken) => cache.GetOrLoadAsync(
            key(argument), (function, argument), static (call, token) => call.function(call.argument, token), options, cancellationToken);
    }

    /// <inheritdoc cref="Cached{TArgument, TResult}(Func{TArgument, CancellationToken, ValueTask{TResult}}, FunctionCache, string, FunctionResultOptions?, Func{TArgument, string}?)"/>
    /// <param name="function">The function.</param>
    /// <param name="cache">Where the result is kept.</param>
    /// <param name="key">The result's name.</param>
    /// <param name="options">How it is kept; <see langword="null"/> for the defaults.</param>
    public static Func<CancellationToken, ValueTask<TResult>> Cached<TResult>(
        this Func<CancellationToken, ValueTask<TResult>> function, FunctionCache cache, string key, FunctionResultOptions? options = null) =>
        WithoutArgument(WithArgument(function).Cached(cache, key, options, _ => key));
}
