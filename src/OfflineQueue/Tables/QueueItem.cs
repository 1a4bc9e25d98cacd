using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>A message that waits or is being delivered. It goes when it is acknowledged.</summary>
[Entity("offline_items")]
[Index(nameof(Queue), nameof(State), "-" + nameof(Priority), nameof(Seq), Name = "ix_offline_items_ready")]
[Index(nameof(Queue), nameof(DueAt), Name = "ix_offline_items_due", Where = "due_at IS NOT NULL")]
[Index(nameof(Queue), nameof(LeaseUntil), Name = "ix_offline_items_lease", Where = "lease_until IS NOT NULL")]
[Index(nameof(Queue), nameof(ExpiresAt), Name = "ix_offline_items_expiry", Where = "expires_at IS NOT NULL")]
[Index(nameof(Queue), nameof(OrderKey), nameof(Seq), Name = "ix_offline_items_order", Where = "order_key IS NOT NULL")]
internal sealed partial record QueueItem
{
    /// <summary>The place in the queue; given by the database in the order of the commits.</summary>
    [Key(NeverReuse = true)]
    public long Seq { get; init; }

    [Unique]
    public Guid Id { get; init; }

    public long Queue { get; init; }

    public ItemState State { get; init; }

    public int Priority { get; init; }

    /// <summary>When a delayed item can be claimed; null in every other state, so that its index holds delayed items only.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When its sender wants it to be delivered at the earliest.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>A keyed hash: the key itself names a conversation, and with it a person.</summary>
    public Guid? OrderKey { get; init; }

    /// <inheritdoc cref="OrderKey"/>
    public Guid? DedupeKey { get; init; }

    public int Attempts { get; init; }

    /// <summary>Counts the claims; whoever settles an item names the claim that it has.</summary>
    public int Epoch { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    public string? Owner { get; init; }

    public DateTimeOffset EnqueuedAt { get; init; }

    /// <summary>The bytes of <see cref="Body"/>, which count against the queue's limit.</summary>
    public int Size { get; init; }

    /// <summary>The key that the body is sealed with; 0 for none.</summary>
    public long KeyId { get; init; }

    public byte[] Body { get; init; } = [];
}
