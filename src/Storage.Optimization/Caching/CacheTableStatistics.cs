namespace Storage.Optimization;

/// <summary>What the cache did for one table.</summary>
/// <param name="Table">The table.</param>
public sealed record CacheTableStatistics(string Table)
{
    /// <summary>Gets how many reads of a row the first level answered.</summary>
    public long Level1RowHits { get; init; }

    /// <summary>Gets how many queries the first level answered.</summary>
    public long Level1WindowHits { get; init; }

    /// <summary>Gets how many reads of a row the second level answered.</summary>
    public long Level2Hits { get; init; }

    /// <summary>Gets how many reads were answered because it was known that there is no row.</summary>
    public long AbsentHits { get; init; }

    /// <summary>Gets how many reads waited for one that was under way.</summary>
    public long Joins { get; init; }

    /// <summary>Gets how many reads went to the database and were kept.</summary>
    public long DatabaseReads { get; init; }

    /// <summary>Gets how many reads went to the database because a commit was changing what they asked for.</summary>
    public long Bypasses { get; init; }

    /// <summary>Gets how many committed rows entered the first level.</summary>
    public long Writes { get; init; }

    /// <summary>Gets how often a new row was put into a window.</summary>
    public long WindowExtensions { get; init; }

    /// <summary>Gets how many reads of the database failed.</summary>
    public long LoadFailures { get; init; }

    /// <summary>Gets how often an expired value was given because reading it anew failed.</summary>
    public long StaleServed { get; init; }

    /// <summary>Gets how many rows were read anew before they expired.</summary>
    public long Refreshes { get; init; }

    /// <summary>Gets how many rows the first level has.</summary>
    public int Level1Rows { get; init; }

    /// <summary>Gets of how many partitions the first level has windows, and how many windows of the whole table.</summary>
    public int Level1Windows { get; init; }

    /// <summary>Gets about how many bytes the first level has.</summary>
    public long Level1Bytes { get; init; }

    /// <summary>Gets how many rows and windows left because there was no more room.</summary>
    public long Evictions { get; init; }

    /// <summary>Gets how many reads there were.</summary>
    public long TotalRequests => Level1RowHits + Level1WindowHits + Level2Hits + AbsentHits + Joins + DatabaseReads + Bypasses;

    /// <summary>Gets the share of reads that did not go to the database, from 0 to 1; 0 where there were none.</summary>
    public double HitRate => TotalRequests == 0 ? 0 : 1 - ((double)(DatabaseReads + Bypasses) / TotalRequests);
}
