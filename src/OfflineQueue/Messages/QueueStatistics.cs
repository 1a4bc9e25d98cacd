namespace OfflineQueue;

/// <summary>A queue's numbers at one moment.</summary>
public sealed record QueueStatistics
{
    /// <summary>Gets how many messages are in the queue, those being delivered included.</summary>
    public long Count { get; init; }

    /// <summary>Gets the bytes of their stored forms.</summary>
    public long Bytes { get; init; }

    /// <summary>Gets how many are being delivered.</summary>
    public long Leased { get; init; }

    /// <summary>Gets how many wait for their time.</summary>
    public long Delayed { get; init; }

    /// <summary>Gets how many wait for an earlier message of their conversation.</summary>
    public long Waiting { get; init; }

    /// <summary>Gets how many hold up their conversation until somebody decides.</summary>
    public long Blocked { get; init; }

    /// <summary>Gets how many dead letters there are.</summary>
    public long DeadLetters { get; init; }

    /// <summary>Gets how many messages were taken in since the queue was made.</summary>
    public long Enqueued { get; init; }

    /// <summary>Gets how many were dropped since then because the queue was full.</summary>
    public long Dropped { get; init; }

    /// <summary>Gets how long the oldest message has been in the queue; zero where it is empty.</summary>
    public TimeSpan OldestAge { get; init; }

    /// <summary>Gets whether the queue is above its high watermark and has not come below the low one since.</summary>
    public bool IsHigh { get; init; }
}
