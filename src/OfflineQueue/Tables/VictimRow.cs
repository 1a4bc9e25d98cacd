using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>What is read of an item that is to be dropped, where nobody wants its body any more.</summary>
[Row]
internal sealed partial record VictimRow
{
    public long Seq { get; init; }

    public Guid Id { get; init; }

    public long Queue { get; init; }

    public ItemState State { get; init; }

    public int Priority { get; init; }

    public Guid? OrderKey { get; init; }

    public Guid? DedupeKey { get; init; }

    public int Epoch { get; init; }

    public int Size { get; init; }

    public QueueItem ToItem() => new()
    {
        Seq = Seq,
        Id = Id,
        Queue = Queue,
        State = State,
        Priority = Priority,
        OrderKey = OrderKey,
        DedupeKey = DedupeKey,
        Epoch = Epoch,
        Size = Size,
    };
}
