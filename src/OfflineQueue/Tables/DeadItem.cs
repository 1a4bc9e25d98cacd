using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>A message that will not be delivered by itself any more.</summary>
[Entity("offline_dead")]
[Index(nameof(Queue), nameof(Seq))]
internal sealed partial record DeadItem
{
    [Key(NeverReuse = true)]
    public long Seq { get; init; }

    public Guid Id { get; init; }

    public long Queue { get; init; }

    public DeadReason Reason { get; init; }

    /// <summary>The type of the last exception; its message may quote the message and is not kept.</summary>
    public string? Error { get; init; }

    public DateTimeOffset DiedAt { get; init; }

    public int Priority { get; init; }

    public Guid? OrderKey { get; init; }

    public Guid? DedupeKey { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset EnqueuedAt { get; init; }

    public int Size { get; init; }

    public long KeyId { get; init; }

    public byte[] Body { get; init; } = [];
}
