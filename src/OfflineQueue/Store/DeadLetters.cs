using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>Reads, replays and removes dead letters.</summary>
internal sealed class DeadLetters(QueueContext context, ItemFactory items)
{
    private const int PageSize = 200;

    private static readonly SessionOptions Durable = new() { Durability = Durability.Full };

    /// <summary>Makes the unit that removes some. It fails where one of them has gone meanwhile.</summary>
    public static WriteUnit RemovalOf(QueueContext context, IReadOnlyList<DeadItem> list) => QueueContext.Unit(
    [
        new CounterChange { Dead = -list.Count }.For(context.QueueId),
        Write.Delete(Query.From<DeadItem>().Where(DeadItem.Columns.Seq.In(list.Select(item => item.Seq))), expectedRows: list.Count),
    ]);

    public async ValueTask<IReadOnlyList<DeadLetter>> GetAsync(DeadLetterFilter? filter, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var list = await context.Storage.QueryAsync(Select(filter ?? DeadLetterFilter.All, after: 0).Take(count), cancellationToken).ConfigureAwait(false);
        return [.. list.Select(item => new DeadLetter
        {
            Sequence = item.Seq,
            Id = item.Id,
            Reason = item.Reason,
            Error = item.Error,
            DiedAt = item.DiedAt,
            Attempts = item.Attempts,
            Message = items.Read(item, out var message) == UnsealResult.Opened ? message : null,
        })];
    }

    public async ValueTask<ReplayResult> ReplayAsync(DeadLetterFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var (replayed, left, after) = (0, 0, 0L);
        while (true)
        {
            var page = await context.Storage.QueryAsync(Select(filter, after).Take(PageSize), cancellationToken).ConfigureAwait(false);
            var done = await context.Storage.TransactAsync((session, token) => ReplayPageAsync(session, page, token), Durable, cancellationToken).ConfigureAwait(false);
            replayed += done;
            left += page.Count - done;
            await context.RefreshAsync(CancellationToken.None).ConfigureAwait(false);
            if (page.Count < PageSize)
            {
                Log.Replayed(context.Logger, context.Name, replayed, left);
                return new ReplayResult(replayed, left);
            }

            after = page[^1].Seq;
        }
    }

    public async ValueTask<int> PurgeAsync(DeadLetterFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var removed = 0;
        while (true)
        {
            var page = await context.Storage.QueryAsync(Select(filter, after: 0).Take(PageSize), cancellationToken).ConfigureAwait(false);
            if (page.Count == 0)
            {
                return removed;
            }

            try
            {
                await context.WriteAsync(RemovalOf(context, page), cancellationToken).ConfigureAwait(false);
                removed += page.Count;
            }
            catch (StorageException exception) when (exception.Code == StorageErrorCode.RowCountMismatch)
            {
                // somebody else has removed or replayed one of them: look again
            }
        }
    }

    private async ValueTask<int> ReplayPageAsync(IStorageSession session, IReadOnlyList<DeadItem> page, CancellationToken cancellationToken)
    {
        var replayed = 0;
        foreach (var dead in page)
        {
            var isThere = await session.FindAsync(Lookup.By(QueueItem.Columns.Id, dead.Id), cancellationToken).ConfigureAwait(false) is not null;
            replayed += !isThere && await TryReplayAsync(session, dead, cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }

        return replayed;
    }

    // a full queue takes none back: nothing that waits is dropped for what was given up
    private async ValueTask<bool> TryReplayAsync(IStorageSession session, DeadItem dead, CancellationToken cancellationToken)
    {
        var item = new QueueItem
        {
            Id = dead.Id,
            Queue = dead.Queue,
            Priority = dead.Priority,
            OrderKey = dead.OrderKey,
            DedupeKey = dead.DedupeKey,
            EnqueuedAt = dead.EnqueuedAt,
            Size = dead.Size,
            KeyId = dead.KeyId,
            Body = dead.Body,
        };
        var removal = new List<WriteStatement> { Write.Delete(Query.From<DeadItem>().Where(DeadItem.Columns.Seq == dead.Seq), expectedRows: 1) };
        if (item.DedupeKey is { } key)
        {
            // its own death may hold the key still
            removal.Add(Write.Delete(Query.From<SeenKey>().Where((SeenKey.Columns.Key == key) & SeenKey.Columns.ExpiresAt.IsNotNull())));
        }

        try
        {
            await session.WriteAsync(EnqueueUnit.Make(context, item, [], context.Now, [.. removal]), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (StorageException exception) when (exception.Code is StorageErrorCode.RowCountMismatch or StorageErrorCode.Constraint)
        {
            return false;
        }
    }

    private Query<DeadItem> Select(DeadLetterFilter filter, long after)
    {
        var chosen = (DeadItem.Columns.Queue == context.QueueId) & (DeadItem.Columns.Seq > after);
        if (filter.Reason is { } reason)
        {
            chosen &= DeadItem.Columns.Reason == reason;
        }

        if (filter.Ids is { } ids)
        {
            chosen &= DeadItem.Columns.Id.In(ids);
        }

        if (filter.DiedBefore is { } moment)
        {
            chosen &= DeadItem.Columns.DiedAt < moment;
        }

        return Query.From<DeadItem>().Where(chosen).OrderBy(DeadItem.Columns.Seq);
    }
}
