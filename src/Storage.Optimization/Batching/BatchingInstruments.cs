namespace Storage.Optimization;

/// <summary>The names of batching's instruments, on the meter <see cref="Core.StorageTelemetry.Name"/>.</summary>
public static class BatchingInstruments
{
    /// <summary>A histogram: how many scheduled writes a batch had.</summary>
    public const string BatchSize = "wechat.storage.batching.size";

    /// <summary>A histogram, in seconds: how long a batch took to be committed.</summary>
    public const string BatchDuration = "wechat.storage.batching.duration";

    /// <summary>A counter: the accepted writes, by <c>wechat.storage.priority</c>.</summary>
    public const string Scheduled = "wechat.storage.batching.scheduled";

    /// <summary>A counter: the accepted writes that became part of another's statement.</summary>
    public const string Merged = "wechat.storage.batching.merged";

    /// <summary>A counter: the scheduled writes that failed, by <c>error.type</c>.</summary>
    public const string Failed = "wechat.storage.batching.failed";

    /// <summary>A counter: how often a write waited for room.</summary>
    public const string Waits = "wechat.storage.batching.waits";

    /// <summary>A gauge: how many rows accepted writes hold.</summary>
    public const string PendingRows = "wechat.storage.batching.pending.rows";

    /// <summary>A gauge: 1 while scheduled writes are direct ones because commits are slow, else 0.</summary>
    public const string Degraded = "wechat.storage.batching.degraded";
}
