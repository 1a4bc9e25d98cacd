using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary>The policies that a trace can be replayed with, by their names.</summary>
internal static class TracePolicies
{
    /// <summary>The fewest keys that every policy works with.</summary>
    public const int SmallestCapacity = 3;

    private const int RequestsBetweenCounts = 997;

    private static readonly OrderedDictionary<string, Func<int, ITracePolicy>> All = new(StringComparer.Ordinal)
    {
        [Competitor.Ours] = capacity => new Level1TracePolicy(CachePolicy.LeastFrequentlyUsed, capacity),
        ["ours-lru"] = capacity => new Level1TracePolicy(CachePolicy.LeastRecentlyUsed, capacity),
        ["bitfaster-lfu"] = BitFasterTracePolicy.LeastFrequentlyUsed,
        ["bitfaster-lru"] = BitFasterTracePolicy.LeastRecentlyUsed,
        [Competitor.MemoryCache] = capacity => new MemoryCacheTracePolicy(capacity),
        ["exact-lru"] = capacity => new ExactLruTracePolicy(capacity),
    };

    public static IReadOnlyList<string> Names => [.. All.Keys];

    /// <summary>Replays a trace on an empty cache.</summary>
    public static TraceResult Replay(Trace trace, string policy, int capacity)
    {
        using var cache = All[policy](capacity);
        var (hits, most, untilCount) = (0L, 0, RequestsBetweenCounts);
        foreach (var key in trace.Requests)
        {
            hits += cache.Ask(key) ? 1 : 0;
            if (--untilCount == 0)
            {
                (most, untilCount) = (Math.Max(most, cache.Count), RequestsBetweenCounts);
            }
        }

        return new(policy, 100.0 * hits / trace.Requests.Count, Math.Max(most, cache.Count));
    }
}
