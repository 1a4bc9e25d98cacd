using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>Looks after what nobody else does: leases that ran out, delays that are over, expiries, dedupe keys that are free again, dead
/// letters above their bound.</summary>
internal sealed class Housekeeper(QueueContext context)
{
    private const int AtOnce = 500;

    // how far beyond the longest lease a lease has to end to have been given by a clock that was put back since
    private static readonly TimeSpan ClockSlack = TimeSpan.FromSeconds(5);

    /// <summary>Adds the statements that make ready whose lease or delay is over. Both find nothing as a rule, and cost a look into an index
    /// that is empty then.</summary>
    public void AddDue(List<WriteStatement> unit, DateTimeOffset now)
    {
        var own = QueueItem.Columns.Queue == context.QueueId;
        var ready = Patch<QueueItem>.Empty.Set(QueueItem.Columns.State, ItemState.Ready);
        unit.Add(Write.Patch(
            ready.Set(QueueItem.Columns.LeaseUntil, null).Set(QueueItem.Columns.Owner, null),
            own & (QueueItem.Columns.LeaseUntil <= now)));
        unit.Add(Write.Patch(ready.Set(QueueItem.Columns.DueAt, null), own & (QueueItem.Columns.DueAt <= now)));
    }

    public void OnDue(WriteResult result)
    {
        if (result.Statements[0].RowsAffected is > 0 and var lost)
        {
            context.Instruments.OnLeaseLost(lost);
            Log.LeasesRanOut(context.Logger, context.Name, lost);
        }
    }

    public async ValueTask SweepAsync(Settler settler, CancellationToken cancellationToken)
    {
        var now = context.Now;
        await MakeDueReadyAsync(now, cancellationToken).ConfigureAwait(false);
        await ExpireAsync(settler, now, cancellationToken).ConfigureAwait(false);
        await ForgetKeysAsync(now, cancellationToken).ConfigureAwait(false);
        await BoundDeadAsync(cancellationToken).ConfigureAwait(false);
        await PromoteOrphansAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives back what processes of this machine held that have ended.</summary>
    public async ValueTask ReleaseEndedAsync(CancellationToken cancellationToken)
    {
        var leased = (QueueItem.Columns.Queue == context.QueueId) & (QueueItem.Columns.State == ItemState.Leased);
        var query = Query.From<QueueItem>().Where(leased).SelectColumns(distinct: true, QueueItem.Columns.Owner);
        var owners = await context.Storage.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        foreach (var owner in owners.Where(row => !row[0].IsNull).Select(row => row[0].AsString()).Where(ProcessIdentity.HasEnded))
        {
            var patch = Patch<QueueItem>.Empty
                .Set(QueueItem.Columns.State, ItemState.Ready)
                .Set(QueueItem.Columns.LeaseUntil, null)
                .Set(QueueItem.Columns.Owner, null);
            var unit = QueueContext.Unit([Write.Patch(patch, leased & (QueueItem.Columns.Owner == owner))]);
            var result = await context.Storage.WriteAsync(unit, cancellationToken).ConfigureAwait(false);
            Log.OwnerEnded(context.Logger, context.Name, result.RowsAffected);
        }
    }

    private async ValueTask MakeDueReadyAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var own = QueueItem.Columns.Queue == context.QueueId;
        var latestLease = now + context.Options.Lease + ClockSlack;
        var latestRetry = now + context.Options.MaxRetryDelay + ClockSlack;
        var unit = new List<WriteStatement>();
        AddDue(unit, now);

        // a clock that was put back by a day leaves leases and pauses that end in a day
        unit.Add(Write.Patch(
            Patch<QueueItem>.Empty.Set(QueueItem.Columns.LeaseUntil, now + context.Options.Lease),
            own & (QueueItem.Columns.LeaseUntil > latestLease)));
        unit.Add(Write.Patch(
            Patch<QueueItem>.Empty.Set(QueueItem.Columns.DueAt, now + context.Options.MaxRetryDelay),
            own & (QueueItem.Columns.DueAt > latestRetry) & (QueueItem.Columns.Attempts > 0) & QueueItem.Columns.NotBefore.IsNull()));
        var result = await context.Storage.WriteAsync(QueueContext.Unit(unit), cancellationToken).ConfigureAwait(false);
        OnDue(result);
        if (result.RowsAffected > 0)
        {
            context.State.Arrived.Set();
        }
    }

    // whoever is claimed meanwhile is seen by its claimer
    private async ValueTask ExpireAsync(Settler settler, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var expired = (QueueItem.Columns.Queue == context.QueueId) & (QueueItem.Columns.ExpiresAt <= now) & (QueueItem.Columns.State != ItemState.Leased);
        var query = Query.From<QueueItem>().Where(expired).OrderBy(QueueItem.Columns.ExpiresAt).Take(AtOnce);
        foreach (var item in await context.Storage.QueryAsync(query, cancellationToken).ConfigureAwait(false))
        {
            await settler.ExpireAsync(item, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask ForgetKeysAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var free = Query.From<SeenKey>()
            .Where((SeenKey.Columns.Queue == context.QueueId) & (SeenKey.Columns.ExpiresAt <= now))
            .OrderBy(SeenKey.Columns.ExpiresAt)
            .Take(AtOnce);
        if (await context.Storage.QueryAsync(free.Take(1), cancellationToken).ConfigureAwait(false) is not [])
        {
            await context.Storage.WriteAsync(QueueContext.Unit([Write.Delete(free)]), cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask BoundDeadAsync(CancellationToken cancellationToken)
    {
        var tooMany = (int)Math.Min(AtOnce, context.State.Row.Dead - context.Options.MaxDeadLetters);
        if (tooMany <= 0)
        {
            return;
        }

        var oldest = await context.Storage.QueryAsync(
            Query.From<DeadItem>().Where(DeadItem.Columns.Queue == context.QueueId).OrderBy(DeadItem.Columns.Seq).Take(tooMany),
            cancellationToken).ConfigureAwait(false);
        await context.WriteAsync(DeadLetters.RemovalOf(context, oldest), cancellationToken).ConfigureAwait(false);
        Log.DeadPruned(context.Logger, context.Name, oldest.Count, context.Options.MaxDeadLetters);
    }

    // on an engine whose writers see each other's rows late, one that comes while the first of its key goes may find none to wait for it
    private async ValueTask PromoteOrphansAsync(CancellationToken cancellationToken)
    {
        var own = QueueItem.Columns.Queue == context.QueueId;
        var waiting = await context.Storage.QueryAsync(
            Query.From<QueueItem>()
                .Where(own & (QueueItem.Columns.State == ItemState.Waiting))
                .OrderByDescending(QueueItem.Columns.Priority)
                .OrderBy(QueueItem.Columns.Seq)
                .Take(1),
            cancellationToken).ConfigureAwait(false);
        if (waiting is not [{ OrderKey: { } key } orphan])
        {
            return;
        }

        var first = await context.Storage.QueryAsync(
            Query.From<QueueItem>().Where(own & (QueueItem.Columns.OrderKey == key)).OrderBy(QueueItem.Columns.Seq).Take(1),
            cancellationToken).ConfigureAwait(false);
        if (first is [{ State: ItemState.Waiting }])
        {
            var seen = (QueueItem.Columns.Seq == first[0].Seq) & (QueueItem.Columns.State == ItemState.Waiting);
            var ready = Patch<QueueItem>.Empty.Set(QueueItem.Columns.State, ItemState.Ready);
            await context.Storage.WriteAsync(QueueContext.Unit([Write.Patch(ready, seen)]), cancellationToken).ConfigureAwait(false);
            context.State.Arrived.Set();
            Log.OrphanPromoted(context.Logger, context.Name, orphan.Id);
        }
    }
}
