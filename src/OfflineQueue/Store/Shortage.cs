namespace OfflineQueue.Internal;

/// <summary>What a queue lacks to take one message more.</summary>
/// <param name="Items">How many messages have to go.</param>
/// <param name="Bytes">How many bytes have to go.</param>
internal readonly record struct Shortage(long Items, long Bytes)
{
    public bool Exists => Items > 0 || Bytes > 0;

    public static Shortage Of(QueueRow row, int size, OfflineQueueOptions options) =>
        new(Math.Max(0, row.Count + 1 - options.Capacity), Math.Max(0, row.Bytes + size - options.MaxBytes));

    public Shortage Without(QueueItem victim) => new(Math.Max(0, Items - 1), Math.Max(0, Bytes - victim.Size));
}
