using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>
/// Seals with the ring's first key what another one seals: items, dead letters, cached messages, and the queue's secret last, whose key
/// tells that a rotation is complete. Some rows a unit, each only while it is sealed as it was read, so that a rotation may be killed,
/// repeated and run beside everything else.
/// </summary>
internal sealed class KeyRotation(QueueContext context, ItemFactory items)
{
    private const int AtOnce = 256;

    /// <summary>Whether rows may be left that another key seals.</summary>
    public bool IsDue => context.State.Row.KeyId != context.Sealer.CurrentKeyId;

    public async ValueTask<int> RunAsync(CancellationToken cancellationToken)
    {
        var all = 0;
        int done;
        do
        {
            // a message that was sealed before the ring changed may have come behind the first pass
            done = await PassAsync(cancellationToken).ConfigureAwait(false);
            all += done;
        }
        while (done > 0);

        await ResealSecretAsync(cancellationToken).ConfigureAwait(false);
        context.Sealer.AllowsPlain = context.Sealer.CurrentKeyId == 0;
        if (all > 0)
        {
            Log.Rotated(context.Logger, context.Name, all, context.Sealer.CurrentKeyId);
        }

        return all;
    }

    private async ValueTask<int> PassAsync(CancellationToken cancellationToken)
    {
        long keyId = context.Sealer.CurrentKeyId;
        var waiting = await RunAsync(
            QueueItem.Columns.Seq,
            (QueueItem.Columns.Queue == context.QueueId) & (QueueItem.Columns.KeyId != keyId),
            row => row.Seq,
            row => items.Reseal(row) is { } made && made.KeyId == keyId
                ? Write.Patch(
                    Patch<QueueItem>.Empty.Set(QueueItem.Columns.Body, made.Body).Set(QueueItem.Columns.KeyId, keyId),
                    (QueueItem.Columns.Seq == row.Seq) & (QueueItem.Columns.KeyId == row.KeyId))
                : null,
            cancellationToken).ConfigureAwait(false);
        var dead = await RunAsync(
            DeadItem.Columns.Seq,
            (DeadItem.Columns.Queue == context.QueueId) & (DeadItem.Columns.KeyId != keyId),
            row => row.Seq,
            row => Reseal(SealKind.Item, row.Id, row.Body) is { } body
                ? Write.Patch(
                    Patch<DeadItem>.Empty.Set(DeadItem.Columns.Body, body).Set(DeadItem.Columns.KeyId, keyId),
                    (DeadItem.Columns.Seq == row.Seq) & (DeadItem.Columns.KeyId == row.KeyId))
                : null,
            cancellationToken).ConfigureAwait(false);
        var cached = await RunAsync(
            CachedItem.Columns.Key,
            (CachedItem.Columns.Queue == context.QueueId) & (CachedItem.Columns.KeyId != keyId),
            row => row.Key,
            row => Reseal(SealKind.Cached, row.Key, row.Body) is { } body
                ? Write.Patch(
                    Patch<CachedItem>.Empty.Set(CachedItem.Columns.Body, body).Set(CachedItem.Columns.KeyId, keyId),
                    (CachedItem.Columns.Key == row.Key) & (CachedItem.Columns.KeyId == row.KeyId))
                : null,
            cancellationToken).ConfigureAwait(false);
        return waiting + dead + cached;
    }

    private async ValueTask<int> RunAsync<T, TKey>(
        Column<T, TKey> key, Filter<T> other, Func<T, TKey> keyOf, Func<T, WriteStatement?> reseal, CancellationToken cancellationToken)
        where T : class, IEntity<T>
    {
        var done = 0;
        var query = Query.From<T>().Where(other);
        while (true)
        {
            var page = await context.Storage.QueryAsync(query.OrderBy(key).Take(AtOnce), cancellationToken).ConfigureAwait(false);
            WriteStatement[] unit = [.. page.Select(reseal).OfType<WriteStatement>()];
            if (unit.Length > 0)
            {
                done += (await context.Storage.WriteAsync(QueueContext.Unit(unit), cancellationToken).ConfigureAwait(false)).RowsAffected;
            }

            if (page.Count < AtOnce)
            {
                return done;
            }

            query = Query.From<T>().Where(other & (key > keyOf(page[^1])));
        }
    }

    private byte[]? Reseal(SealKind kind, Guid identity, byte[] body) =>
        context.Sealer.Open(kind, identity, body, out var content) == UnsealResult.Opened ? context.Sealer.Seal(kind, identity, content) : null;

    private async ValueTask ResealSecretAsync(CancellationToken cancellationToken)
    {
        var row = await context.RefreshAsync(cancellationToken).ConfigureAwait(false);
        long keyId = context.Sealer.CurrentKeyId;
        if (row.KeyId == keyId || Reseal(SealKind.Secret, Guid.Empty, row.Secret) is not { } secret)
        {
            return;
        }

        var patch = Patch<QueueRow>.Empty.Set(QueueRow.Columns.Secret, secret).Set(QueueRow.Columns.KeyId, keyId).Add(QueueRow.Columns.Version, 1L);
        var asRead = (QueueRow.Columns.Id == context.QueueId) & (QueueRow.Columns.KeyId == row.KeyId);
        await context.Storage.WriteAsync(QueueContext.Unit([Write.Patch(patch, asRead)]), cancellationToken).ConfigureAwait(false);
        await context.RefreshAsync(cancellationToken).ConfigureAwait(false);
    }
}
