using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>What a unit does to its queue's counters. It is the unit's first statement, so that a unit whose guard fails costs
/// little.</summary>
internal readonly record struct CounterChange
{
    public long Count { get; init; }

    public long Bytes { get; init; }

    public long Dead { get; init; }

    public long Enqueued { get; init; }

    public long Dropped { get; init; }

    public static CounterChange Without(QueueItem item) => new() { Count = -1, Bytes = -item.Size };

    /// <summary>Makes the statement. It fails its unit unless the queue's row meets the guard.</summary>
    public PatchWrite<QueueRow> For(long queue, Filter<QueueRow> guard = default)
    {
        var patch = Patch<QueueRow>.Empty.Add(QueueRow.Columns.Version, 1L);
        patch = Add(patch, QueueRow.Columns.Count, Count);
        patch = Add(patch, QueueRow.Columns.Bytes, Bytes);
        patch = Add(patch, QueueRow.Columns.Dead, Dead);
        patch = Add(patch, QueueRow.Columns.Enqueued, Enqueued);
        patch = Add(patch, QueueRow.Columns.Dropped, Dropped);
        return Write.Patch(patch, (QueueRow.Columns.Id == queue) & guard, expectedRows: 1, returnRows: true);
    }

    private static Patch<QueueRow> Add(Patch<QueueRow> patch, Column<QueueRow, long> column, long value) => value == 0 ? patch : patch.Add(column, value);
}
