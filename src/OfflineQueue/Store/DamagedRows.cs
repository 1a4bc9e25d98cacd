using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>Finds the rows that no claim can read because a column of theirs is not of its type, and moves what there is of them to the dead
/// letters, so that those behind them go on.</summary>
internal sealed class DamagedRows(QueueContext context)
{
    private const int AtOnce = 1_000;
    private const int GuidLength = 16;

    /// <summary>Buries the damaged ones among the first ready rows.</summary>
    /// <returns>How many there were.</returns>
    public async ValueTask<int> BuryAsync(CancellationToken cancellationToken)
    {
        var ready = Query.From<QueueItem>()
            .Where((QueueItem.Columns.Queue == context.QueueId) & (QueueItem.Columns.State == ItemState.Ready))
            .OrderByDescending(QueueItem.Columns.Priority)
            .OrderBy(QueueItem.Columns.Seq)
            .Take(AtOnce)
            .SelectColumns(distinct: false, QueueItem.Columns.Seq, QueueItem.Columns.Size, QueueItem.Columns.OrderKey, QueueItem.Columns.Body);
        var buried = 0;
        foreach (var row in await context.Storage.QueryAsync(ready, cancellationToken).ConfigureAwait(false))
        {
            var seq = row[0].AsInt64();
            if (!await IsReadableAsync(seq, cancellationToken).ConfigureAwait(false))
            {
                await BuryAsync(seq, row, cancellationToken).ConfigureAwait(false);
                buried++;
            }
        }

        return buried;
    }

    private async ValueTask<bool> IsReadableAsync(long seq, CancellationToken cancellationToken)
    {
        try
        {
            await context.Storage.FindAsync(Lookup.ByKey<QueueItem>(seq), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (StorageException exception) when (exception.Code == StorageErrorCode.InvalidValue)
        {
            return false;
        }
    }

    private async ValueTask BuryAsync(long seq, ValueRow row, CancellationToken cancellationToken)
    {
        var item = new QueueItem
        {
            Seq = seq,
            Id = Guid.CreateVersion7(context.Now),
            Queue = context.QueueId,
            Size = row[1].Kind == DbValueKind.Integer ? (int)row[1].AsInt64() : 0,
            OrderKey = row[2].Kind == DbValueKind.Blob && row[2].AsBytes() is { Length: GuidLength } key ? new Guid(key.Span, bigEndian: true) : null,
            Body = row[3].Kind == DbValueKind.Blob ? row[3].AsBytes().ToArray() : [],
        };
        var unit = new List<WriteStatement>
        {
            (CounterChange.Without(item) with { Dead = 1 }).For(context.QueueId),
            Write.Delete(Query.From<QueueItem>().Where((QueueItem.Columns.Seq == seq) & (QueueItem.Columns.State == ItemState.Ready)), expectedRows: 1),
            ItemStatements.InsertDead(item, DeadReason.Damaged, error: null, context.Now),
        };
        ItemStatements.AddPromote(unit, item);
        await context.WriteAsync(QueueContext.Unit(unit), cancellationToken).ConfigureAwait(false);
        context.Instruments.OnDead(DeadReason.Damaged);
        Log.Unreadable(context.Logger, context.Name, item.Id, UnsealResult.Damaged);
    }
}
