namespace Storage.Optimization;

/// <summary>Which entry goes when a region is full.</summary>
public enum CachePolicy
{
    /// <summary>The region's own default: <see cref="LeastFrequentlyUsed"/> for rows, <see cref="LeastRecentlyUsed"/> for
    /// windows.</summary>
    Default,

    /// <summary>The one that was asked for least of late (S3-FIFO): best on mixed reads, and a scan does not flush it.</summary>
    LeastFrequentlyUsed,

    /// <summary>The one that was not asked for longest (second chance): best where new things are hot and old ones are not.</summary>
    LeastRecentlyUsed,
}
