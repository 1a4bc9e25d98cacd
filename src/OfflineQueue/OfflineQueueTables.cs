using OfflineQueue.Internal;
using Storage.Core;

namespace OfflineQueue;

/// <summary>The tables that queues and the message cache live in. <c>AddOfflineQueue</c> registers them; a program without services hands
/// them to <see cref="IStorageEngine.EnsureSchemaAsync"/>.</summary>
public static class OfflineQueueTables
{
    /// <summary>Gets the tables.</summary>
    public static IReadOnlyList<EntityMap> Maps { get; } =
    [
        Entity.Map<QueueRow>(),
        Entity.Map<QueueItem>(),
        Entity.Map<DeadItem>(),
        Entity.Map<SeenKey>(),
        Entity.Map<CachedItem>(),
    ];
}
