namespace Storage.Optimization;

/// <summary>The cache's counters at one moment.</summary>
/// <param name="Tables">The counters of each table that was asked for.</param>
public sealed record CacheStatistics(IReadOnlyList<CacheTableStatistics> Tables)
{
    /// <summary>Gets how many reads the first level answered.</summary>
    public long Level1Hits => Tables.Sum(table => table.Level1RowHits + table.Level1WindowHits + table.AbsentHits + table.Joins);

    /// <summary>Gets how many reads the second level answered.</summary>
    public long Level2Hits => Tables.Sum(table => table.Level2Hits);

    /// <summary>Gets how many reads the database answered.</summary>
    public long DatabaseHits => Tables.Sum(table => table.DatabaseReads + table.Bypasses);

    /// <summary>Gets how many committed rows entered the first level.</summary>
    public long Writes => Tables.Sum(table => table.Writes);

    /// <summary>Gets how many rows and windows the first level has.</summary>
    public int Level1Size => Tables.Sum(table => table.Level1Rows + table.Level1Windows);

    /// <summary>Gets about how many bytes the first level has.</summary>
    public long Level1Bytes => Tables.Sum(table => table.Level1Bytes);

    /// <summary>Gets how many entries the second level has; <see langword="null"/> where there is none or it does not say.</summary>
    public int? Level2Size { get; init; }

    /// <summary>Gets how many values were written to the second level.</summary>
    public long Level2Writes { get; init; }

    /// <summary>Gets how many calls of the second level failed or took too long.</summary>
    public long Level2Failures { get; init; }

    /// <summary>Gets how many values of the second level were refused: garbage, another process's, of before a change, expired.</summary>
    public long Level2Refusals { get; init; }

    /// <summary>Gets how many writes to the second level were dropped because too many waited.</summary>
    public long Level2DroppedWrites { get; init; }

    /// <summary>Gets how many reads there were.</summary>
    public long TotalRequests => Tables.Sum(table => table.TotalRequests);

    /// <summary>Gets the share of reads that did not go to the database, from 0 to 1; 0 where there were none.</summary>
    public double HitRate => TotalRequests == 0 ? 0 : 1 - ((double)DatabaseHits / TotalRequests);
}
