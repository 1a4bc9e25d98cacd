namespace OfflineQueue;

/// <summary>The names of the queue's instruments, of the meter <c>WeChat.Storage</c>. All carry the tag <c>queue</c>.</summary>
public static class OfflineQueueTelemetry
{
    /// <summary>A gauge: the messages in the queue.</summary>
    public const string Depth = "wechat.storage.queue.depth";

    /// <summary>The same gauge under the predecessor's name, with the tag <c>client_id</c>.</summary>
    public const string PredecessorDepth = "offline_queue_size";

    /// <summary>A gauge, in bytes: their stored forms.</summary>
    public const string Bytes = "wechat.storage.queue.bytes";

    /// <summary>A gauge, in seconds: how long the oldest message has been in the queue; as of the last sweep.</summary>
    public const string OldestAge = "wechat.storage.queue.oldest_age";

    /// <summary>A gauge: the dead letters.</summary>
    public const string DeadLetters = "wechat.storage.queue.dead_letters";

    /// <summary>A gauge: 0 where the way is open, 1 while it is being tried, 2 where it is closed.</summary>
    public const string CircuitState = "wechat.storage.queue.circuit_state";

    /// <summary>A counter: the messages that were to be enqueued, by <c>outcome</c>.</summary>
    public const string Enqueued = "wechat.storage.queue.enqueued";

    /// <summary>A counter: the delivered messages.</summary>
    public const string Delivered = "wechat.storage.queue.delivered";

    /// <summary>A counter: the failed deliveries, by <c>kind</c>.</summary>
    public const string Failed = "wechat.storage.queue.failed";

    /// <summary>A counter: the dropped messages, by <c>reason</c>.</summary>
    public const string Dropped = "wechat.storage.queue.dropped";

    /// <summary>A counter: the messages that expired.</summary>
    public const string Expired = "wechat.storage.queue.expired";

    /// <summary>A counter: the messages that became dead letters, by <c>reason</c>.</summary>
    public const string Dead = "wechat.storage.queue.dead";

    /// <summary>A counter: the leases that ran out, or under which somebody came too late.</summary>
    public const string LeaseLost = "wechat.storage.queue.lease_lost";
}
