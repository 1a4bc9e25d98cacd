using OfflineQueue.Internal;
using Storage.Core;

namespace OfflineQueue;

/// <summary>Recovers a queue's messages from a damaged database. An explicit call: a queue may share its host's file, and what becomes of
/// that is the host's decision. Work on a copy.</summary>
public static class QueueSalvage
{
    /// <summary>Reads every readable message of a damaged copy into a queue on another storage. Where a part cannot be read, ever smaller
    /// pieces around it are.</summary>
    /// <param name="damaged">The damaged copy, opened.</param>
    /// <param name="target">The queue that takes the messages; of the same name, with the same keys, and with room.</param>
    /// <param name="cancellationToken">Ends the work; what was recovered stays.</param>
    /// <returns>What was recovered, and how many were lost.</returns>
    /// <exception cref="StorageException">So much is damaged that nothing tells how far the queue went, or the target failed.</exception>
    public static async ValueTask<SalvageReport> RunAsync(IStorage damaged, DurableQueue target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(damaged);
        ArgumentNullException.ThrowIfNull(target);
        var parts = await target.PartsAsync(cancellationToken).ConfigureAwait(false);
        var row = await TryAsync(() => damaged.FindAsync(Lookup.By(QueueRow.Columns.Name, target.Name), cancellationToken)).ConfigureAwait(false);
        var last = await LastPlaceAsync(damaged, cancellationToken).ConfigureAwait(false);
        var places = new DamagedPlaces(damaged);
        var run = new SalvageRun(parts, row.Value?.Id);
        await foreach (var page in places.ReadAsync(1, last, cancellationToken).ConfigureAwait(false))
        {
            await run.TakeAsync(page, cancellationToken).ConfigureAwait(false);
        }

        return new SalvageReport(run.Recovered, run.Damaged, row.Value is { } known ? Math.Max(0, known.Count - run.Recovered - run.Damaged) : null, places.Unreadable);
    }

    // the end of the table, or where that is damaged, what the counters say was ever put in
    private static async ValueTask<long> LastPlaceAsync(IStorage damaged, CancellationToken cancellationToken)
    {
        var end = await TryAsync(() => damaged.QueryAsync(Query.From<QueueItem>().OrderByDescending(QueueItem.Columns.Seq).Take(1), cancellationToken)).ConfigureAwait(false);
        if (end.Value is { } found)
        {
            return found is [var item] ? item.Seq : 0;
        }

        var ever = Query.From<QueueRow>().Aggregate(SelectItemKind.Sum, QueueRow.Columns.Enqueued);
        var counted = await TryAsync(() => damaged.QueryAsync(ever, cancellationToken)).ConfigureAwait(false);
        return counted.Value is { } sum
            ? sum[0][0].AsInt64()
            : throw new StorageException(
                StorageErrorCode.Corrupt,
                "Neither the end of the queue nor its counters can be read, so nothing tells how far to look. Restore a backup.",
                end.Failure);
    }

    private static async ValueTask<(T? Value, StorageException? Failure)> TryAsync<T>(Func<ValueTask<T>> read)
        where T : class?
    {
        try
        {
            return (await read().ConfigureAwait(false), null);
        }
        catch (StorageException exception)
        {
            return (null, exception);
        }
    }
}
