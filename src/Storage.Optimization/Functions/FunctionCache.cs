using Storage.Optimization.Internal;

namespace Storage.Optimization;

/// <summary>
/// Keeps the results of a host's own functions by name. Of many callers of one name one runs the function; a failure is not kept; a caller
/// that is cancelled cancels no other; and what is removed while its function runs stays removed.
/// </summary>
/// <remarks>What comes from this suite's tables needs none of it: the storage keeps rows and queries by itself, and rightly.</remarks>
public sealed partial class FunctionCache
{
    private readonly FunctionCacheOptions _options;
    private readonly CacheClock _clock;
    private readonly Level1Store<string, FunctionResult> _store;
    private readonly TagRegistry _tags;
    private readonly long _loadMilliseconds;
    private long _generation;

    /// <summary>Makes an empty cache.</summary>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public FunctionCache(FunctionCacheOptions? options = null, TimeProvider? time = null)
    {
        _options = options ?? new FunctionCacheOptions();
        var validation = new FunctionCacheOptionsValidator().Validate(null, _options);
        if (validation.Failed)
        {
            throw new ArgumentException(validation.FailureMessage, nameof(options));
        }

        _clock = new CacheClock(time ?? TimeProvider.System);
        _store = new Level1Store<string, FunctionResult>(
            _options.Policy == CachePolicy.Default ? CachePolicy.LeastRecentlyUsed : _options.Policy, _options.Capacity, long.MaxValue);
        _tags = new TagRegistry(_options.TagCapacity);
        _loadMilliseconds = (long)_options.LoadTimeout.TotalMilliseconds;
    }

    /// <summary>Gives a function's result, running it where none is kept.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="key">The name; <see cref="CacheKey.Of"/> makes one of a prefix and arguments.</param>
    /// <param name="load">The function. Its token is cancelled when all callers have gone, or the function has taken longer than
    /// <see cref="FunctionCacheOptions.LoadTimeout"/>.</param>
    /// <param name="time">How long the result is kept; <see langword="null"/> for <see cref="FunctionCacheOptions.Time"/>.</param>
    /// <param name="cancellationToken">Ends this caller's wait.</param>
    /// <returns>The result.</returns>
    /// <exception cref="TimeoutException">The function took too long.</exception>
    public ValueTask<TResult> GetOrLoadAsync<TResult>(
        string key, Func<CancellationToken, ValueTask<TResult>> load, TimeSpan? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(load);
        return GetOrLoadAsync(key, load, static (load, token) => load(token), time is null ? null : new FunctionResultOptions { Time = time }, cancellationToken);
    }

    /// <summary>Gives a function's result, running it with a state where none is kept; a static function then costs no closure.</summary>
    /// <typeparam name="TState">The state's type.</typeparam>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="key">The name.</param>
    /// <param name="state">What the function is given.</param>
    /// <param name="load">The function.</param>
    /// <param name="options">How the result is kept; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends this caller's wait.</param>
    /// <returns>The result.</returns>
    /// <exception cref="TimeoutException">The function took too long.</exception>
    public ValueTask<TResult> GetOrLoadAsync<TState, TResult>(
        string key,
        TState state,
        Func<TState, CancellationToken, ValueTask<TResult>> load,
        FunctionResultOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(load);
        return TryFind(key, out var entry)
            ? new(Cast<TResult>(key, entry))
            : LoadAsync(key, state, load, options ?? FunctionResultOptions.Default, cancellationToken);
    }

    /// <summary>Gives a result that is kept.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="key">The name.</param>
    /// <param name="result">The result.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet<TResult>(string key, out TResult? result)
    {
        ArgumentNullException.ThrowIfNull(key);
        var isFound = TryFind(key, out var entry);
        result = isFound ? Cast<TResult>(key, entry!) : default;
        return isFound;
    }

    /// <summary>Keeps a result. A function that runs meanwhile does not write it over.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="key">The name.</param>
    /// <param name="result">The result.</param>
    /// <param name="options">How it is kept; <see langword="null"/> for the defaults.</param>
    public void Set<TResult>(string key, TResult result, FunctionResultOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        options ??= FunctionResultOptions.Default;
        var tags = options.Tags.Count == 0 ? TagStamps.None : new TagStamps(options.Tags, _tags, _clock.Now);
        _store.FindOrAdd(key).Put(EntryOf(new FunctionResult(result, tags), Volatile.Read(ref _generation), options));
    }

    private bool TryFind(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out CacheEntry<FunctionResult>? entry)
    {
        entry = _store.Find(key)?.Content as CacheEntry<FunctionResult>;
        if (entry is not null && IsFresh(entry))
        {
            _hits.Increment();
            return true;
        }

        entry = null;
        return false;
    }

    private bool IsFresh(CacheEntry<FunctionResult> entry)
    {
        var now = _clock.Now;
        return entry.Expires > now && entry.Generation == Volatile.Read(ref _generation) && entry.Value!.IsCurrent(now);
    }

    private CacheEntry<FunctionResult> EntryOf(FunctionResult result, long generation, FunctionResultOptions options)
    {
        var expires = _clock.Now + CacheClock.Milliseconds(options.Time ?? _options.Time, _options.Jitter);
        return new CacheEntry<FunctionResult>(result, generation, expires) { StaleUntil = expires + (long)options.StaleOnError.TotalMilliseconds };
    }

    private static TResult Cast<TResult>(string key, CacheEntry<FunctionResult> entry) => entry.Value!.Value switch
    {
        TResult result => result,
        null => default!,
        var other => throw new InvalidOperationException($"The result kept as '{key}' is a {other.GetType().Name}, not a {typeof(TResult).Name}. Give each function names of its own."),
    };
}
