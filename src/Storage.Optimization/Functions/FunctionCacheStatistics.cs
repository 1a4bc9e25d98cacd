namespace Storage.Optimization;

/// <summary>The counters of the cache of a host's own functions at one moment.</summary>
public sealed record FunctionCacheStatistics
{
    /// <summary>Gets how often a result was at hand.</summary>
    public long Hits { get; init; }

    /// <summary>Gets how often a caller waited for a function that ran already.</summary>
    public long Joins { get; init; }

    /// <summary>Gets how often a function was run.</summary>
    public long Loads { get; init; }

    /// <summary>Gets how many callers were told that a function took too long.</summary>
    public long Timeouts { get; init; }

    /// <summary>Gets how many results are kept.</summary>
    public int Size { get; init; }

    /// <summary>Gets how many results left because there was no more room.</summary>
    public long Evictions { get; init; }

    /// <summary>Gets how many calls there were.</summary>
    public long TotalRequests => Hits + Joins + Loads;

    /// <summary>Gets the share of calls that ran no function, from 0 to 1; 0 where there were none.</summary>
    public double HitRate => TotalRequests == 0 ? 0 : 1 - ((double)Loads / TotalRequests);
}
