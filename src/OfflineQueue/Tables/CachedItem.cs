using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>A message of the message cache.</summary>
[Entity("offline_cache")]
[Index(nameof(Queue), nameof(CachedAt))]
internal sealed partial record CachedItem
{
    /// <summary>The keyed hash of the message's id.</summary>
    [Key]
    public Guid Key { get; init; }

    public long Queue { get; init; }

    public DateTimeOffset CachedAt { get; init; }

    public long KeyId { get; init; }

    public byte[] Body { get; init; } = [];
}
