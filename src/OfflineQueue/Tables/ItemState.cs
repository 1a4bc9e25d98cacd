namespace OfflineQueue.Internal;

/// <summary>Where an item stands; stored as its number.</summary>
internal enum ItemState
{
    /// <summary>It can be claimed: no order key, or the first of its key.</summary>
    Ready = 0,

    /// <summary>It can be claimed when <see cref="QueueItem.DueAt"/> has come.</summary>
    Delayed = 1,

    /// <summary>Somebody works on it until <see cref="QueueItem.LeaseUntil"/>.</summary>
    Leased = 2,

    /// <summary>An earlier item of its order key is still here.</summary>
    Waiting = 3,

    /// <summary>It failed for good and holds up its order key until somebody decides.</summary>
    Blocked = 4,
}
