namespace OfflineQueue;

/// <summary>The right to deliver a message until a moment. It is settled once; after its end somebody else may have it.</summary>
public sealed class QueueLease
{
    internal QueueLease(QueuedMessage message, Internal.QueueItem item)
    {
        Message = message;
        Item = item;
        Until = item.LeaseUntil ?? default;
    }

    /// <summary>Gets the message.</summary>
    public QueuedMessage Message { get; }

    /// <summary>Gets the end of the lease, unless it is extended.</summary>
    public DateTimeOffset Until { get; internal set; }

    /// <summary>Gets the number of the claim; a settlement under an older one is refused.</summary>
    public int Epoch => Item.Epoch;

    internal Internal.QueueItem Item { get; }
}
