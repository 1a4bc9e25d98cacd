namespace Storage.Optimization;

/// <summary>The options of batching.</summary>
public sealed class BatchingOptions
{
    /// <summary>Gets or sets how many statements a batch has at most, to begin with.</summary>
    /// <value>1 to 100,000; the default is 100.</value>
    [AllowedRange(1, 100_000)]
    public int BatchSize { get; set; } = 100;

    /// <summary>Gets or sets whether the size follows how long batches take: 0.8 of it after one that took longer than
    /// <see cref="SlowBatch"/>, 1.2 of it after one that was done within <see cref="FastBatch"/>.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool IsAdaptive { get; set; } = true;

    /// <summary>Gets or sets the smallest size that <see cref="IsAdaptive"/> goes to.</summary>
    /// <value>1 to 100,000; the default is 10.</value>
    [AllowedRange(1, 100_000)]
    public int MinBatchSize { get; set; } = 10;

    /// <summary>Gets or sets the largest size that <see cref="IsAdaptive"/> goes to.</summary>
    /// <value>1 to 100,000; the default is 500.</value>
    [AllowedRange(1, 100_000)]
    public int MaxBatchSize { get; set; } = 500;

    /// <summary>Gets or sets from how long a batch is slow.</summary>
    /// <value>1 ms to 1 hour; the default is 0.5 s.</value>
    [AllowedRange("00:00:00.001", "01:00:00")]
    public TimeSpan SlowBatch { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Gets or sets up to how long a batch is fast.</summary>
    /// <value>0 to 1 hour; the default is 0.1 s.</value>
    [AllowedRange("00:00:00", "01:00:00")]
    public TimeSpan FastBatch { get; set; } = TimeSpan.FromSeconds(0.1);

    /// <summary>Gets or sets how long a write of low priority may wait for others.</summary>
    /// <value>0 to 1 hour; the default is 50 ms.</value>
    [AllowedRange("00:00:00", "01:00:00")]
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Gets or sets whether scheduled writes become direct ones, whose callers wait for the commit, while commits are
    /// slow.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool EnableDegradation { get; set; } = true;

    /// <summary>Gets or sets from how long a batch degrades batching.</summary>
    /// <value>1 ms to 1 hour; the default is 1 s.</value>
    [AllowedRange("00:00:00.001", "01:00:00")]
    public TimeSpan DegradationThreshold { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets how many direct writes in a row have to take less than half of <see cref="DegradationThreshold"/> before writes
    /// are batched again.</summary>
    /// <value>1 to 1,000; the default is 3.</value>
    [AllowedRange(1, 1_000)]
    public int RecoveryWrites { get; set; } = 3;

    /// <summary>Gets or sets how many rows accepted writes may hold together; a further write waits for room. A write with more is accepted
    /// when nothing else waits.</summary>
    /// <value>1 to 10,000,000; the default is 10,000.</value>
    [AllowedRange(1, 10_000_000)]
    public int MaxPendingRows { get; set; } = 10_000;

    /// <summary>Gets or sets how many bytes the values of accepted writes may have together; a further write waits for room.</summary>
    /// <value>1 KiB to 16 GiB; the default is 16 MiB.</value>
    [AllowedRange(1_024L, 17_179_869_184L)]
    public long MaxPendingBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Gets the tables whose scheduled writes are of high priority, whatever their caller says.</summary>
    /// <value>The default is none.</value>
    public ISet<string> HighPriorityTables { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets or sets how long accepted writes may take when the layer is disposed without having been drained. A storage that closes
    /// drains it within its own time.</summary>
    /// <value>0 to 1 hour; the default is 20 s.</value>
    [AllowedRange("00:00:00", "01:00:00")]
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Gives the writes of an entity high priority.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <returns>The options.</returns>
    public BatchingOptions Prioritise<T>()
        where T : class, IEntity<T>
    {
        HighPriorityTables.Add(T.Map.Table);
        return this;
    }
}
