using BitFaster.Caching;
using BitFaster.Caching.Lfu;
using BitFaster.Caching.Lru;
using BitFaster.Caching.Scheduler;

namespace Storage.Benchmarks;

/// <summary>A policy of BitFaster.Caching by itself, which works on the caller's thread.</summary>
internal sealed class BitFasterTracePolicy(ICache<long, object> cache) : ITracePolicy
{
    private static readonly object Value = new();

    public int Count => cache.Count;

    public static BitFasterTracePolicy LeastFrequentlyUsed(int capacity) =>
        new(new ConcurrentLfu<long, object>(Environment.ProcessorCount, capacity, new ForegroundScheduler(), EqualityComparer<long>.Default));

    public static BitFasterTracePolicy LeastRecentlyUsed(int capacity) =>
        new(new ConcurrentLru<long, object>(Environment.ProcessorCount, capacity, EqualityComparer<long>.Default));

    public bool Ask(long key)
    {
        if (cache.TryGet(key, out _))
        {
            return true;
        }

        cache.AddOrUpdate(key, Value);
        return false;
    }

    public void Dispose()
    {
    }
}
