using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>
/// The unit that takes a message in, with the messages that are dropped for it. Its guard holds exactly when these have to go and no more:
/// the capacity is never exceeded, and nothing is dropped while there is room. What the guard was made from may be old; then the unit fails
/// as a whole.
/// </summary>
internal static class EnqueueUnit
{
    public static WriteUnit Make(QueueContext context, QueueItem item, IReadOnlyList<QueueItem> victims, DateTimeOffset now, params ReadOnlySpan<WriteStatement> further)
    {
        var options = context.Options;
        var freed = victims.Sum(victim => (long)victim.Size);
        var count = options.Capacity - 1L + victims.Count;
        var bytes = options.MaxBytes - item.Size + freed;
        var guard = (QueueRow.Columns.Count <= count) & (QueueRow.Columns.Bytes <= bytes);
        if (victims.Count > 0)
        {
            guard &= (QueueRow.Columns.Count > count - 1) | (QueueRow.Columns.Bytes > bytes - victims[^1].Size);
        }

        var change = new CounterChange
        {
            Count = 1 - victims.Count,
            Bytes = item.Size - freed,
            Dead = (options.KeepDropped ? victims.Count : 0) - (further.IsEmpty ? 0 : 1),
            Enqueued = 1,
            Dropped = victims.Count,
        };
        var unit = new List<WriteStatement> { change.For(context.QueueId, guard) };
        foreach (var victim in victims)
        {
            AddDrop(unit, victim, options, now);
        }

        unit.AddRange(further);
        ItemStatements.AddTake(unit, item, now);
        ItemStatements.AddInsert(unit, item);
        return QueueContext.Unit(unit);
    }

    /// <summary>Makes the unit that takes several in where there is room, none of which has a dedupe key.</summary>
    public static WriteUnit Make(QueueContext context, IReadOnlyList<QueueItem> items)
    {
        var size = items.Sum(item => (long)item.Size);
        var guard = (QueueRow.Columns.Count <= (long)context.Options.Capacity - items.Count) & (QueueRow.Columns.Bytes <= context.Options.MaxBytes - size);
        var unit = new List<WriteStatement> { new CounterChange { Count = items.Count, Bytes = size, Enqueued = items.Count }.For(context.QueueId, guard) };
        for (var i = 0; i < items.Count;)
        {
            var run = 0;
            while (i + run < items.Count && items[i + run].OrderKey is null)
            {
                run++;
            }

            if (run > 0)
            {
                unit.Add(Write.Insert(items.Skip(i).Take(run).ToArray()));
                i += run;
            }
            else
            {
                ItemStatements.AddInsert(unit, items[i++]);
            }
        }

        return QueueContext.Unit(unit);
    }

    /// <summary>Makes the unit that drops one message as it was seen.</summary>
    public static WriteUnit MakeDrop(QueueContext context, QueueItem victim, DateTimeOffset now)
    {
        var change = CounterChange.Without(victim) with { Dropped = 1, Dead = context.Options.KeepDropped ? 1 : 0 };
        var unit = new List<WriteStatement> { change.For(context.QueueId) };
        AddDrop(unit, victim, context.Options, now);
        return QueueContext.Unit(unit);
    }

    // who was dropped may be sent again, so its dedupe key is free at once
    private static void AddDrop(List<WriteStatement> unit, QueueItem victim, OfflineQueueOptions options, DateTimeOffset now)
    {
        ItemStatements.AddRemove(unit, victim, now);
        ItemStatements.AddRelease(unit, victim, now, TimeSpan.Zero);
        if (options.KeepDropped)
        {
            unit.Add(ItemStatements.InsertDead(victim, DeadReason.Dropped, error: null, now));
        }
    }
}
