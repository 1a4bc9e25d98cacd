using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>Settles claimed items. Every settlement names the claim it has, and is refused where there is a newer one.</summary>
internal sealed class Settler(QueueContext context, ItemFactory items, DropReports drops, Backoff backoff)
{
    /// <summary>Removes what was delivered.</summary>
    public async ValueTask<bool> AckAsync(QueueItem item, CancellationToken cancellationToken)
    {
        var now = context.Now;
        var unit = new List<WriteStatement> { CounterChange.Without(item).For(context.QueueId) };
        ItemStatements.AddRemove(unit, item, now);
        ItemStatements.AddRelease(unit, item, now, context.Options.DedupeWindow);
        var isHeld = await TryAsync(unit, cancellationToken).ConfigureAwait(false);
        if (isHeld)
        {
            context.Instruments.OnDelivered(1);
            WakeForNext(item);
        }

        return isHeld;
    }

    /// <summary>Removes what was delivered, all together.</summary>
    /// <returns>Whether all claims held; if not, nothing was done.</returns>
    public async ValueTask<bool> AckTogetherAsync(IReadOnlyList<QueueItem> list, CancellationToken cancellationToken)
    {
        var now = context.Now;
        var unit = new List<WriteStatement> { new CounterChange { Count = -list.Count, Bytes = -list.Sum(item => (long)item.Size) }.For(context.QueueId) };
        foreach (var claim in list.GroupBy(item => item.Epoch))
        {
            long[] places = [.. claim.Select(item => item.Seq)];
            unit.Add(Write.Delete(Query.From<QueueItem>().Where(Held(places, claim.Key, now)), expectedRows: places.Length));
        }

        foreach (var item in list)
        {
            ItemStatements.AddPromote(unit, item);
            ItemStatements.AddRelease(unit, item, now, context.Options.DedupeWindow);
        }

        var isHeld = await TryAsync(unit, cancellationToken).ConfigureAwait(false);
        if (isHeld)
        {
            context.Instruments.OnDelivered(list.Count);
            WakeForNext(list.FirstOrDefault(item => item.OrderKey is not null));
        }

        return isHeld;
    }

    public async ValueTask<bool> NackAsync(QueueItem item, DeliveryFailureKind kind, TimeSpan? retryAfter, string? error, CancellationToken cancellationToken)
    {
        context.Instruments.OnFailed(kind);
        switch (kind)
        {
            case DeliveryFailureKind.Offline:
                return await ReleaseAsync(item, cancellationToken).ConfigureAwait(false);
            case DeliveryFailureKind.Permanent:
                return await GiveUpAsync(item, DeadReason.Permanent, error, cancellationToken).ConfigureAwait(false);
            case DeliveryFailureKind.Transient when item.Attempts >= context.Options.MaxAttempts:
                return await GiveUpAsync(item, DeadReason.AttemptsExhausted, error, cancellationToken).ConfigureAwait(false);
            case DeliveryFailureKind.Transient:
                var due = context.Now + (retryAfter ?? backoff.After(item.Attempts));
                return await PutAsideAsync(item, due, isAttempt: true, cancellationToken).ConfigureAwait(false);
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "A failure is transient, permanent or offline.");
        }
    }

    /// <summary>Gives an item back as if it had not been claimed.</summary>
    public async ValueTask<bool> ReleaseAsync(QueueItem item, CancellationToken cancellationToken)
    {
        var isHeld = await ChangeAsync(item, Released(ItemState.Ready).Set(QueueItem.Columns.DueAt, null).Add(QueueItem.Columns.Attempts, -1), cancellationToken).ConfigureAwait(false);
        context.State.Arrived.Set();
        return isHeld;
    }

    /// <summary>Lets an item wait until a moment.</summary>
    public async ValueTask<bool> PutAsideAsync(QueueItem item, DateTimeOffset due, bool isAttempt, CancellationToken cancellationToken)
    {
        var patch = Released(ItemState.Delayed).Set(QueueItem.Columns.DueAt, due).Add(QueueItem.Columns.Attempts, isAttempt ? 0 : -1);
        var isHeld = await ChangeAsync(item, patch, cancellationToken).ConfigureAwait(false);
        context.State.Arrived.Set();
        return isHeld;
    }

    /// <summary>Ends the attempts: by the queue's policy the item goes, or stays and holds up its conversation.</summary>
    public async ValueTask<bool> GiveUpAsync(QueueItem item, DeadReason reason, string? error, CancellationToken cancellationToken)
    {
        if (context.Options.OnPoison == PoisonPolicy.Skip || item.OrderKey is null)
        {
            return await BuryAsync(item, reason, error, cancellationToken).ConfigureAwait(false);
        }

        var isHeld = await ChangeAsync(item, Released(ItemState.Blocked), cancellationToken).ConfigureAwait(false);
        if (isHeld)
        {
            Log.Blocked(context.Logger, context.Name, item.Id, reason);
        }

        return isHeld;
    }

    /// <summary>Moves an item to the dead letters.</summary>
    public async ValueTask<bool> BuryAsync(QueueItem item, DeadReason reason, string? error, CancellationToken cancellationToken)
    {
        var now = context.Now;
        var unit = new List<WriteStatement> { (CounterChange.Without(item) with { Dead = 1 }).For(context.QueueId) };
        ItemStatements.AddRemove(unit, item, now);
        ItemStatements.AddRelease(unit, item, now, context.Options.DedupeWindow);
        unit.Add(ItemStatements.InsertDead(items.Reseal(item), reason, error, now));
        var isHeld = await TryAsync(unit, cancellationToken).ConfigureAwait(false);
        if (isHeld)
        {
            context.Instruments.OnDead(reason);
            Log.Dead(context.Logger, context.Name, item.Id, reason, error);
            WakeForNext(item);
        }

        return isHeld;
    }

    /// <summary>Ends an item that is not worth delivering any more.</summary>
    public async ValueTask<bool> ExpireAsync(QueueItem item, CancellationToken cancellationToken)
    {
        context.Instruments.OnExpired();
        if (context.Options.OnExpired == ExpiryPolicy.DeadLetter)
        {
            return await BuryAsync(item, DeadReason.Expired, error: null, cancellationToken).ConfigureAwait(false);
        }

        var now = context.Now;
        var unit = new List<WriteStatement> { CounterChange.Without(item).For(context.QueueId) };
        ItemStatements.AddRemove(unit, item, now);
        ItemStatements.AddRelease(unit, item, now, TimeSpan.Zero);
        var isHeld = await TryAsync(unit, cancellationToken).ConfigureAwait(false);
        if (isHeld)
        {
            drops.Report([item.Id], DeadReason.Expired);
            WakeForNext(item);
        }

        return isHeld;
    }

    /// <summary>Extends leases.</summary>
    /// <returns>The places of the items whose claims still hold.</returns>
    public async ValueTask<HashSet<long>> ExtendAsync(IReadOnlyList<QueueItem> list, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var unit = new List<WriteStatement>();
        foreach (var claim in list.GroupBy(item => item.Epoch))
        {
            var held = Held(claim.Select(item => item.Seq), claim.Key, context.Now);
            unit.Add(Write.Patch(Patch<QueueItem>.Empty.Set(QueueItem.Columns.LeaseUntil, until), held, returnRows: true));
        }

        var result = await context.Storage.WriteAsync(QueueContext.Unit(unit), cancellationToken).ConfigureAwait(false);
        return [.. result.Statements.SelectMany(statement => statement.Rows<QueueItem>()).Select(item => item.Seq)];
    }

    private static Filter<QueueItem> Held(IEnumerable<long> places, int epoch, DateTimeOffset now) =>
        QueueItem.Columns.Seq.In(places)
        & (QueueItem.Columns.State == ItemState.Leased)
        & (QueueItem.Columns.Epoch == epoch)
        & (QueueItem.Columns.LeaseUntil > now);

    private static Patch<QueueItem> Released(ItemState state) => Patch<QueueItem>.Empty
        .Set(QueueItem.Columns.State, state)
        .Set(QueueItem.Columns.LeaseUntil, null)
        .Set(QueueItem.Columns.Owner, null);

    private async ValueTask<bool> ChangeAsync(QueueItem item, Patch<QueueItem> patch, CancellationToken cancellationToken)
    {
        var unit = QueueContext.Unit([Write.Patch(patch, ItemStatements.AsSeen(item, context.Now))]);
        var result = await context.Storage.WriteAsync(unit, cancellationToken).ConfigureAwait(false);
        return result.RowsAffected == 1 || OnLost();
    }

    private async ValueTask<bool> TryAsync(List<WriteStatement> unit, CancellationToken cancellationToken)
    {
        try
        {
            await context.WriteAsync(QueueContext.Unit(unit), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (StorageException exception) when (exception.Code == StorageErrorCode.RowCountMismatch)
        {
            return OnLost();
        }
    }

    private bool OnLost()
    {
        context.Instruments.OnLeaseLost(1);
        return false;
    }

    private void WakeForNext(QueueItem? item)
    {
        if (item?.OrderKey is not null)
        {
            context.State.Arrived.Set();
        }
    }
}
