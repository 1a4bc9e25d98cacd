using OfflineQueue.Internal;
using Storage.Core;

namespace OfflineQueue;

/// <content>What is in the queue, and among the dead letters.</content>
public sealed partial class DurableQueue
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<QueuedMessage>> PeekAsync(int count = 1, CancellationToken cancellationToken = default)
    {
        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        return await parts.Reader.PeekAsync(count, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<long> CountAsync(CancellationToken cancellationToken = default)
    {
        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        return (await parts.Context.RefreshAsync(cancellationToken).ConfigureAwait(false)).Count;
    }

    /// <inheritdoc/>
    public async ValueTask<QueueStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default)
    {
        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        return await parts.Reader.StatisticsAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<int> PurgeAsync(CancellationToken cancellationToken = default)
    {
        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        var context = parts.Context;
        var emptied = Patch<QueueRow>.Empty.Set(QueueRow.Columns.Count, 0L).Set(QueueRow.Columns.Bytes, 0L).Add(QueueRow.Columns.Version, 1L);
        var result = await context.WriteAsync(
            QueueContext.Unit(
            [
                Write.Patch(emptied, QueueRow.Columns.Id == context.QueueId, expectedRows: 1, returnRows: true),
                Write.Delete(Query.From<QueueItem>().Where(QueueItem.Columns.Queue == context.QueueId)),
                Write.Delete(Query.From<SeenKey>().Where((SeenKey.Columns.Queue == context.QueueId) & SeenKey.Columns.ExpiresAt.IsNull())),
            ]),
            cancellationToken).ConfigureAwait(false);
        Log.Purged(context.Logger, Name, result.Statements[1].RowsAffected);
        return result.Statements[1].RowsAffected;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(DeadLetterFilter? filter = null, int count = 100, CancellationToken cancellationToken = default)
    {
        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        return await parts.DeadLetters.GetAsync(filter, count, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ReplayResult> ReplayDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken = default)
    {
        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        return await parts.DeadLetters.ReplayAsync(filter, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<int> PurgeDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken = default)
    {
        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        return await parts.DeadLetters.PurgeAsync(filter, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<QueuedMessage>> GetBlockedAsync(int count = 100, CancellationToken cancellationToken = default)
    {
        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        return await parts.Reader.BlockedAsync(count, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> UnblockAsync(string orderKey, bool retry, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(orderKey);
        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        var context = parts.Context;
        var blocked = (QueueItem.Columns.Queue == context.QueueId)
            & (QueueItem.Columns.OrderKey == context.Hash.Order(orderKey))
            & (QueueItem.Columns.State == ItemState.Blocked);
        var first = Query.From<QueueItem>().Where(blocked).OrderBy(QueueItem.Columns.Seq).Take(1);
        if (await context.Storage.QueryAsync(first, cancellationToken).ConfigureAwait(false) is not [var item])
        {
            return false;
        }

        if (!retry)
        {
            return await parts.Settler.BuryAsync(item, DeadReason.Permanent, error: null, cancellationToken).ConfigureAwait(false);
        }

        var again = Patch<QueueItem>.Empty.Set(QueueItem.Columns.State, ItemState.Ready).Set(QueueItem.Columns.Attempts, 0);
        var unit = QueueContext.Unit([Write.Patch(again, blocked & (QueueItem.Columns.Seq == item.Seq))]);
        var result = await context.Storage.WriteAsync(unit, cancellationToken).ConfigureAwait(false);
        context.State.Arrived.Set();
        return result.RowsAffected == 1;
    }

    /// <inheritdoc/>
    public async ValueTask<int> RotateKeysAsync(CancellationToken cancellationToken = default)
    {
        var parts = await PartsAsync(cancellationToken).ConfigureAwait(false);
        var context = parts.Context;
        context.Sealer.Replace(await QueueOpening.LoadKeysAsync(_storage, Name, _options, context.Logger, cancellationToken).ConfigureAwait(false));
        return await parts.Rotation.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
