namespace Storage.Optimization;

/// <summary>What batching has done, at one moment.</summary>
public sealed record BatchingStatistics
{
    /// <summary>Gets the upper bounds of <see cref="BatchSizes"/>; the last bucket has none.</summary>
    public static IReadOnlyList<int> BatchSizeBounds { get; } = [1, 2, 5, 10, 20, 50, 100, 200, 500];

    /// <summary>Gets how many batches have ended, those with failures included.</summary>
    public long TotalBatches { get; init; }

    /// <summary>Gets how many scheduled writes a batch had on average.</summary>
    public double AverageBatchSize { get; init; }

    /// <summary>Gets how long a scheduled write took on average, from its acceptance to its commit.</summary>
    public TimeSpan AverageLatency { get; init; }

    /// <summary>Gets how many batches had how many writes: up to each of <see cref="BatchSizeBounds"/>, and more.</summary>
    public IReadOnlyList<long> BatchSizes { get; init; } = [];

    /// <summary>Gets how many statements a batch may have now.</summary>
    public int CurrentBatchSize { get; init; }

    /// <summary>Gets how many writes were accepted.</summary>
    public long Scheduled { get; init; }

    /// <summary>Gets how many of them became part of another's statement.</summary>
    public long Merged { get; init; }

    /// <summary>Gets how many scheduled writes failed.</summary>
    public long Failed { get; init; }

    /// <summary>Gets how many writes went to the engine as their callers awaited them.</summary>
    public long Direct { get; init; }

    /// <summary>Gets how many writes had to wait for room.</summary>
    public long Waits { get; init; }

    /// <summary>Gets the share of committed writes, direct ones among them, that shared their commit with another; 0 to 1.</summary>
    public double ShareBatched { get; init; }

    /// <summary>Gets the share of scheduled writes that were committed, of those that have ended; 1 where none has.</summary>
    public double SuccessRate { get; init; }

    /// <summary>Gets how many writes wait or are on their way.</summary>
    public int Pending { get; init; }

    /// <summary>Gets how many rows they hold.</summary>
    public long PendingRows { get; init; }

    /// <summary>Gets how many bytes their values have.</summary>
    public long PendingBytes { get; init; }

    /// <summary>Gets whether scheduled writes are direct ones now, because commits are slow.</summary>
    public bool IsDegraded { get; init; }

    /// <summary>Gets how often that has begun.</summary>
    public long Degradations { get; init; }
}
