using Storage.Optimization.Internal;

namespace Storage.Optimization;

public sealed partial class FunctionCache
{
    private readonly StripedCounter _hits = new();
    private long _joins;
    private long _loads;
    private long _timeouts;

    /// <summary>Gives the cache's counters.</summary>
    /// <returns>The counters since the cache was made.</returns>
    public FunctionCacheStatistics GetStatistics() => new()
    {
        Hits = _hits.Sum,
        Joins = Volatile.Read(ref _joins),
        Loads = Volatile.Read(ref _loads),
        Timeouts = Volatile.Read(ref _timeouts),
        Size = _store.Count,
        Evictions = _store.Evictions,
    };
}
