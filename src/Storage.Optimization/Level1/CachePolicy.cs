namespace Storage.Optimization;

/// <summary>Which entry goes when a region is full.</summary>
public enum CachePolicy
{
    /// <summary>The region's own default: <see cref="LeastFrequentlyUsed"/> for rows, <see cref="LeastRecentlyUsed"/> for
    /// windows.</summary>
    Default,

    /// <summary>The one that is asked for least often (W-TinyLFU): best on mixed reads, and a scan does not flush it.</summary>
    LeastFrequentlyUsed,

    /// <summary>The one that was not asked for longest: best where new things are hot and old ones are not.</summary>
    LeastRecentlyUsed,
}
