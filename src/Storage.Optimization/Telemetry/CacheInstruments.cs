namespace Storage.Optimization;

/// <summary>The names of the cache's instruments, on the meter <see cref="StorageTelemetry.Name"/>. All carry <c>cache_type</c>, the
/// table.</summary>
public static class CacheInstruments
{
    /// <summary>A counter of reads that the cache answered, with <c>tier</c>: <c>l1</c> or <c>l2</c>.</summary>
    public const string Hits = "wechat.storage.cache.hits";

    /// <summary>A counter of reads that went to the database.</summary>
    public const string Misses = "wechat.storage.cache.misses";

    /// <summary>A counter of what left the first level because there was no more room.</summary>
    public const string Evictions = "wechat.storage.cache.evictions";

    /// <summary>How many rows and windows the first level has.</summary>
    public const string Entries = "wechat.storage.cache.entries";

    /// <summary>About how many bytes the first level has.</summary>
    public const string Bytes = "wechat.storage.cache.size";

    /// <summary>A counter of the second level's calls that failed.</summary>
    public const string Level2Failures = "wechat.storage.cache.l2.failures";
}
