using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>The statements that units are made of.</summary>
internal static class ItemStatements
{
    /// <summary>Adds an item: ready where it has no order key or is the first of it, else waiting.</summary>
    public static void AddInsert(List<WriteStatement> unit, QueueItem item)
    {
        if (item.OrderKey is null)
        {
            unit.Add(Write.Insert(item));
            return;
        }

        // the first goes in where no item of its key is there; the second is ignored where the first went in, since it has the same id
        var sameKey = (QueueItem.Columns.Queue == item.Queue) & (QueueItem.Columns.OrderKey == item.OrderKey);
        unit.Add(Write.InsertUnless(item, sameKey));
        unit.Add(Write.Insert(item with { State = ItemState.Waiting, DueAt = null }, ConflictAction.Ignore));
    }

    /// <summary>Matches an item as it was seen: in the same state and under the same claim, whose lease has not run out.</summary>
    public static Filter<QueueItem> AsSeen(QueueItem item, DateTimeOffset now)
    {
        var seen = (QueueItem.Columns.Seq == item.Seq) & (QueueItem.Columns.State == item.State) & (QueueItem.Columns.Epoch == item.Epoch);
        return item.State == ItemState.Leased ? seen & (QueueItem.Columns.LeaseUntil > now) : seen;
    }

    /// <summary>Removes an item as it was seen, or fails the unit. The next of its order key takes its place.</summary>
    public static void AddRemove(List<WriteStatement> unit, QueueItem item, DateTimeOffset now)
    {
        unit.Add(Write.Delete(Query.From<QueueItem>().Where(AsSeen(item, now)), expectedRows: 1));
        if (item.State != ItemState.Waiting)
        {
            AddPromote(unit, item);
        }
    }

    public static void AddPromote(List<WriteStatement> unit, QueueItem item)
    {
        if (item.OrderKey is not null)
        {
            var behind = (QueueItem.Columns.Queue == item.Queue) & (QueueItem.Columns.OrderKey == item.OrderKey) & (QueueItem.Columns.State == ItemState.Waiting);
            var next = Query.From<QueueItem>().Where(behind).OrderBy(QueueItem.Columns.Seq).Take(1);
            unit.Add(Write.Claim(Patch<QueueItem>.Empty.Set(QueueItem.Columns.State, ItemState.Ready), next));
        }
    }

    /// <summary>Takes a dedupe key, or fails the unit where it is taken.</summary>
    public static void AddTake(List<WriteStatement> unit, QueueItem item, DateTimeOffset now)
    {
        if (item.DedupeKey is { } key)
        {
            unit.Add(Write.Delete(Query.From<SeenKey>().Where((SeenKey.Columns.Key == key) & (SeenKey.Columns.ExpiresAt <= now))));
            unit.Add(Write.Insert(new SeenKey { Key = key, Queue = item.Queue }));
        }
    }

    /// <summary>Lets go of a dedupe key: at once, or after a while.</summary>
    public static void AddRelease(List<WriteStatement> unit, QueueItem item, DateTimeOffset now, TimeSpan window)
    {
        if (item.DedupeKey is { } key)
        {
            unit.Add(window > TimeSpan.Zero
                ? Write.Patch(Patch<SeenKey>.Empty.Set(SeenKey.Columns.ExpiresAt, now + window), SeenKey.Columns.Key == key)
                : Write.Delete(Query.From<SeenKey>().Where(SeenKey.Columns.Key == key)));
        }
    }

    public static WriteStatement InsertDead(QueueItem item, DeadReason reason, string? error, DateTimeOffset now) => Write.Insert(new DeadItem
    {
        Id = item.Id,
        Queue = item.Queue,
        Reason = reason,
        Error = error,
        DiedAt = now,
        Priority = item.Priority,
        OrderKey = item.OrderKey,
        DedupeKey = item.DedupeKey,
        Attempts = item.Attempts,
        EnqueuedAt = item.EnqueuedAt,
        Size = item.Size,
        KeyId = item.KeyId,
        Body = item.Body,
    });
}
