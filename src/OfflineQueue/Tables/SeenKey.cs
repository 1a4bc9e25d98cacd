using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>A dedupe key that is taken.</summary>
[Entity("offline_seen")]
[Index(nameof(Queue), nameof(ExpiresAt), Name = "ix_offline_seen_expiry", Where = "expires_at IS NOT NULL")]
internal sealed partial record SeenKey
{
    /// <summary>The keyed hash; queues have secrets of their own, so that it is unique over all of them.</summary>
    [Key]
    public Guid Key { get; init; }

    public long Queue { get; init; }

    /// <summary>When the key is free again; null while its item waits.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
