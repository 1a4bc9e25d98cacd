using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>A queue: its counters, which each unit moves with the rows they count, and its secret.</summary>
[Entity("offline_queues")]
internal sealed partial record QueueRow
{
    [Key(NeverReuse = true)]
    public long Id { get; init; }

    [Unique]
    public string Name { get; init; } = "";

    public long Count { get; init; }

    public long Bytes { get; init; }

    public long Dead { get; init; }

    /// <summary>How many messages were taken in so far.</summary>
    public long Enqueued { get; init; }

    /// <summary>How many were dropped because the queue was full.</summary>
    public long Dropped { get; init; }

    /// <summary>Grows with each change, so that of two copies the newer one is known.</summary>
    public long Version { get; init; }

    /// <summary>The key that the secret is sealed with; 0 for none.</summary>
    public long KeyId { get; init; }

    /// <summary>What order and dedupe keys are hashed with, sealed. It outlives the keys of the ring, or a new one would part a
    /// conversation in two.</summary>
    public byte[] Secret { get; init; } = [];
}
