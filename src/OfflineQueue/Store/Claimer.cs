using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>
/// Claims items: the first ready ones get an owner, a lease and the next epoch in one step. Those that are not to be delivered (expired, too
/// early, tried too often, unreadable) are settled here and never reach a receiver.
/// </summary>
internal sealed class Claimer(QueueContext context, ItemFactory items, Settler settler, Housekeeper housekeeper, DamagedRows damaged)
{
    private const int MaxCount = 10_000;

    public async ValueTask<IReadOnlyList<QueueLease>> ClaimAsync(int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxCount);
        while (true)
        {
            var claimed = await ClaimReadableAsync(count, cancellationToken).ConfigureAwait(false);
            var leases = new List<QueueLease>(claimed.Count);
            foreach (var item in claimed)
            {
                if (await AdmitAsync(item).ConfigureAwait(false) is { } lease)
                {
                    leases.Add(lease);
                }
            }

            if (leases.Count > 0 || claimed.Count == 0)
            {
                return leases;
            }
        }
    }

    private async ValueTask<IReadOnlyList<QueueItem>> ClaimReadableAsync(int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await ClaimRowsAsync(count, cancellationToken).ConfigureAwait(false);
            }
            catch (StorageException exception) when (exception.Code == StorageErrorCode.InvalidValue)
            {
                // the unit has claimed nothing then, and will not as long as the row stands where it does
                if (await damaged.BuryAsync(cancellationToken).ConfigureAwait(false) == 0)
                {
                    throw;
                }
            }
        }
    }

    private async ValueTask<IReadOnlyList<QueueItem>> ClaimRowsAsync(int count, CancellationToken cancellationToken)
    {
        var now = context.Now;
        var unit = new List<WriteStatement>();
        housekeeper.AddDue(unit, now);
        var patch = Patch<QueueItem>.Empty
            .Set(QueueItem.Columns.State, ItemState.Leased)
            .Set(QueueItem.Columns.LeaseUntil, now + context.Options.Lease)
            .Set(QueueItem.Columns.Owner, context.Owner)
            .Add(QueueItem.Columns.Epoch, 1)
            .Add(QueueItem.Columns.Attempts, 1);
        var ready = Query.From<QueueItem>()
            .Where((QueueItem.Columns.Queue == context.QueueId) & (QueueItem.Columns.State == ItemState.Ready))
            .OrderByDescending(QueueItem.Columns.Priority)
            .OrderBy(QueueItem.Columns.Seq)
            .Take(count);
        unit.Add(Write.Claim(patch, ready));
        var result = await context.Storage.WriteAsync(QueueContext.Unit(unit), cancellationToken).ConfigureAwait(false);
        housekeeper.OnDue(result);
        return result.Statements[^1].Rows<QueueItem>();
    }

    // claimed they are, so what is to be settled is settled whoever has lost patience
    private async ValueTask<QueueLease?> AdmitAsync(QueueItem item)
    {
        var now = context.Now;
        if (item.ExpiresAt <= now)
        {
            await settler.ExpireAsync(item, CancellationToken.None).ConfigureAwait(false);
            return null;
        }

        // it came to the front of its conversation before its own time
        if (item.NotBefore > now)
        {
            await settler.PutAsideAsync(item, item.NotBefore.Value, isAttempt: false, CancellationToken.None).ConfigureAwait(false);
            return null;
        }

        // each of its receivers ended without a word: it may be what ends them
        if (item.Attempts > context.Options.MaxAttempts)
        {
            await settler.GiveUpAsync(item, DeadReason.AttemptsExhausted, error: null, CancellationToken.None).ConfigureAwait(false);
            return null;
        }

        var result = items.Read(item, out var message);
        if (result == UnsealResult.Opened)
        {
            return new QueueLease(message, item);
        }

        Log.Unreadable(context.Logger, context.Name, item.Id, result);
        await settler.BuryAsync(item, result == UnsealResult.KeyMissing ? DeadReason.KeyMissing : DeadReason.Damaged, error: null, CancellationToken.None).ConfigureAwait(false);
        return null;
    }
}
