using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>
/// Takes messages in. Where the newest counters known here say that there is room, one unit does it and rides in the engine's group commit;
/// where it is full, the same with the messages to be dropped. The unit's guard is the truth: when it fails the counters are read and it is
/// tried again, and after a few times in a transaction, which is exact and takes its turn.
/// </summary>
internal sealed class Enqueuer(QueueContext context, ItemFactory items, VictimPool victims, DropReports drops)
{
    private const int MaxTries = 4;
    private const int MaxRepeats = 2;

    private static readonly SessionOptions Durable = new() { Durability = Durability.Full };

    public async ValueTask<EnqueueResult> EnqueueAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        var item = items.Make(message);
        var result = message.Id is null
            ? await FastAsync(item, cancellationToken).ConfigureAwait(false)
            : await ExactAsync(item, isRepeat: false, cancellationToken).ConfigureAwait(false);
        if (result.Outcome == EnqueueOutcome.Rejected && context.Options.Overflow == OverflowPolicy.Block)
        {
            result = await WaitForRoomAsync(item, message.Id is not null, cancellationToken).ConfigureAwait(false);
        }

        return drops.Report(result);
    }

    public async ValueTask<IReadOnlyList<EnqueueResult>> EnqueueAsync(IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (messages.Count == 0)
        {
            return [];
        }

        QueueItem[] made = [.. messages.Select(message => items.Make(message))];
        if (messages.All(message => message is { Id: null, DedupeKey: null }) && await TryTogetherAsync(made, cancellationToken).ConfigureAwait(false))
        {
            return [.. made.Select(item => drops.Report(new EnqueueResult(EnqueueOutcome.Added, item.Id)))];
        }

        return await EnqueueMadeAsync(made, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes items in in one transaction, one after the other.</summary>
    public async ValueTask<IReadOnlyList<EnqueueResult>> EnqueueMadeAsync(IReadOnlyList<QueueItem> made, CancellationToken cancellationToken)
    {
        var results = await context.Storage.TransactAsync<IReadOnlyList<EnqueueResult>>(
            async (session, token) =>
            {
                var list = new List<EnqueueResult>(made.Count);
                foreach (var item in made)
                {
                    list.Add(await EnqueueInAsync(session, item, isRepeat: false, token).ConfigureAwait(false));
                }

                return list;
            },
            Durable,
            cancellationToken).ConfigureAwait(false);
        await context.RefreshAsync(CancellationToken.None).ConfigureAwait(false);
        return [.. results.Select(drops.Report)];
    }

    /// <summary>Takes a message in inside a transaction; exact, since nobody else writes meanwhile.</summary>
    public ValueTask<EnqueueResult> EnqueueInAsync(IStorageSession session, QueueMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        return EnqueueInAsync(session, items.Make(message), isRepeat: false, cancellationToken);
    }

    private async ValueTask<EnqueueResult> FastAsync(QueueItem item, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var row = tries == 0 ? context.State.Row : await context.RefreshAsync(cancellationToken).ConfigureAwait(false);
            var shortage = Shortage.Of(row, item.Size, context.Options);
            if (shortage.Exists && context.Options.Overflow != OverflowPolicy.DropOldest)
            {
                if (tries == 0)
                {
                    continue;
                }

                return await RefuseAsync(context.Storage, item, cancellationToken).ConfigureAwait(false);
            }

            IReadOnlyList<QueueItem>? taken = [];
            if (shortage.Exists && (taken = await victims.TakeAsync(item.Priority, shortage, cancellationToken).ConfigureAwait(false)) is null)
            {
                break;
            }

            if (await TryAsync(item, taken, cancellationToken).ConfigureAwait(false) is { } result)
            {
                return result;
            }
        }

        return await ExactAsync(item, isRepeat: false, cancellationToken).ConfigureAwait(false);
    }

    // null where the view was old
    private async ValueTask<EnqueueResult?> TryAsync(QueueItem item, IReadOnlyList<QueueItem> taken, CancellationToken cancellationToken)
    {
        var isStale = true;
        try
        {
            await context.WriteAsync(EnqueueUnit.Make(context, item, taken, context.Now), cancellationToken).ConfigureAwait(false);
            isStale = false;
            return Added(item, [.. taken.Select(victim => victim.Id)]);
        }
        catch (StorageException exception) when (exception.Code == StorageErrorCode.RowCountMismatch)
        {
            return null;
        }
        catch (ConstraintException exception) when (IsTakenKey(exception))
        {
            return new(EnqueueOutcome.Duplicate, item.Id);
        }
        catch (StorageException exception) when (exception.Outcome == WriteOutcome.Unknown)
        {
            // written again under the same id, so that it is there once whatever became of the first
            return await ExactAsync(item, isRepeat: true, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (taken.Count > 0)
            {
                victims.Return(taken, isStale);
            }
        }
    }

    private async ValueTask<bool> TryTogetherAsync(QueueItem[] made, CancellationToken cancellationToken)
    {
        try
        {
            await context.WriteAsync(EnqueueUnit.Make(context, made), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (StorageException exception) when (exception.Code == StorageErrorCode.RowCountMismatch)
        {
            return false;
        }
    }

    private async ValueTask<EnqueueResult> ExactAsync(QueueItem item, bool isRepeat, CancellationToken cancellationToken)
    {
        for (var repeats = 0; ; repeats++)
        {
            try
            {
                var again = isRepeat;
                var result = await context.Storage.TransactAsync((session, token) => EnqueueInAsync(session, item, again, token), Durable, cancellationToken)
                    .ConfigureAwait(false);
                await context.RefreshAsync(CancellationToken.None).ConfigureAwait(false);
                return result;
            }
            catch (StorageException exception) when (exception.Outcome == WriteOutcome.Unknown && repeats < MaxRepeats)
            {
                isRepeat = true;
            }
        }
    }

    private async ValueTask<EnqueueResult> EnqueueInAsync(IStorageSession session, QueueItem item, bool isRepeat, CancellationToken cancellationToken)
    {
        var nested = await session.BeginAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        await using var scope = nested.ConfigureAwait(false);
        if (await FindSameAsync(nested, item, cancellationToken).ConfigureAwait(false))
        {
            if (!isRepeat)
            {
                return new(EnqueueOutcome.Duplicate, item.Id);
            }

            // it is there, but the commit that put it there was never confirmed: one that is has to follow before it counts as kept
            await nested.WriteAsync(QueueContext.Unit([default(CounterChange).For(context.QueueId)]), cancellationToken).ConfigureAwait(false);
            await nested.CommitAsync(cancellationToken).ConfigureAwait(false);
            return new(EnqueueOutcome.Added, item.Id);
        }

        var dropped = new List<Guid>();
        while (Shortage.Of(await context.RowAsync(nested, cancellationToken).ConfigureAwait(false), item.Size, context.Options).Exists)
        {
            var victim = context.Options.Overflow == OverflowPolicy.DropOldest
                ? await victims.FirstAsync(nested, item.Priority, cancellationToken).ConfigureAwait(false)
                : null;
            if (victim is null)
            {
                await nested.RollbackAsync().ConfigureAwait(false);
                return await RefuseAsync(session, item, cancellationToken).ConfigureAwait(false);
            }

            await nested.WriteAsync(EnqueueUnit.MakeDrop(context, victim, context.Now), cancellationToken).ConfigureAwait(false);
            dropped.Add(victim.Id);
        }

        await nested.WriteAsync(EnqueueUnit.Make(context, item, [], context.Now), cancellationToken).ConfigureAwait(false);
        await nested.CommitAsync(cancellationToken).ConfigureAwait(false);
        return Added(item, dropped);
    }

    private async ValueTask<bool> FindSameAsync(IStorage storage, QueueItem item, CancellationToken cancellationToken)
    {
        if (await storage.FindAsync(Lookup.By(QueueItem.Columns.Id, item.Id), cancellationToken).ConfigureAwait(false) is not null)
        {
            return true;
        }

        return item.DedupeKey is { } key
            && await storage.FindAsync(Lookup.ByKey<SeenKey>(key), cancellationToken).ConfigureAwait(false) is { } seen
            && (seen.ExpiresAt is null || seen.ExpiresAt > context.Now);
    }

    // the message itself is the one that goes; where that is a drop, it is counted like any other
    private async ValueTask<EnqueueResult> RefuseAsync(IStorage storage, QueueItem item, CancellationToken cancellationToken)
    {
        if (context.Options.Overflow is OverflowPolicy.Reject or OverflowPolicy.Block)
        {
            return new(EnqueueOutcome.Rejected, item.Id);
        }

        var unit = new List<WriteStatement> { new CounterChange { Dropped = 1, Dead = context.Options.KeepDropped ? 1 : 0 }.For(context.QueueId) };
        if (context.Options.KeepDropped)
        {
            unit.Add(ItemStatements.InsertDead(item, DeadReason.Dropped, error: null, context.Now));
        }

        await storage.WriteAsync(QueueContext.Unit(unit), cancellationToken).ConfigureAwait(false);
        return new(EnqueueOutcome.Rejected, item.Id) { Dropped = [item.Id] };
    }

    private async ValueTask<EnqueueResult> WaitForRoomAsync(QueueItem item, bool hasOwnId, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(context.Options.BlockTimeout, context.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        while (true)
        {
            var changed = context.State.Changed.Next;
            var result = hasOwnId
                ? await ExactAsync(item, isRepeat: false, cancellationToken).ConfigureAwait(false)
                : await FastAsync(item, cancellationToken).ConfigureAwait(false);
            if (result.Outcome != EnqueueOutcome.Rejected || timeout.IsCancellationRequested)
            {
                return result;
            }

            try
            {
                await changed.WaitAsync(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return result;
            }
        }
    }

    private static EnqueueResult Added(QueueItem item, List<Guid> dropped) =>
        new(dropped.Count > 0 ? EnqueueOutcome.AddedDroppedOther : EnqueueOutcome.Added, item.Id) { Dropped = dropped };

    private static bool IsTakenKey(ConstraintException exception) =>
        exception.Kind == ConstraintKind.Unique && string.Equals(exception.Table, Entity.Map<SeenKey>().Table, StringComparison.OrdinalIgnoreCase);
}
