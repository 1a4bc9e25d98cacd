namespace Storage.Optimization.Internal;

/// <content>What has no place in one table's order: sessions, raw SQL, units over several tables.</content>
internal sealed partial class WriteQueue
{
    private int _holds;

    /// <summary>Hands something over that has no place in one table's order: after everything that is pending of its tables (null for all), and before what
    /// comes later.</summary>
    public async ValueTask<TResult> SendAloneAsync<TResult>(
        IReadOnlyCollection<EntityMap>? maps, Func<ValueTask<TResult>> send, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (!TrySendNow(maps, send, out var sent))
        {
            await SettleInTimeAsync(maps, LimitOf(timeout), cancellationToken).ConfigureAwait(false);
            sent = await HoldAndSendAsync(maps, send, cancellationToken).ConfigureAwait(false);
        }

        return await sent.ConfigureAwait(false);
    }

    private async ValueTask SettleInTimeAsync(IReadOnlyCollection<EntityMap>? maps, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await SettleAsync(maps).WaitAsync(limit, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw TimedOut();
        }
    }

    private bool TrySendNow<TResult>(IReadOnlyCollection<EntityMap>? maps, Func<ValueTask<TResult>> send, out ValueTask<TResult> sent)
    {
        lock (_gate)
        {
            var isFree = !TablesOf(maps).Any(table => table.IsBusy);
            sent = isFree ? send() : default;
            return isFree;
        }
    }

    // boxed, as a task of a task would be awaited to its end
    private async ValueTask<ValueTask<TResult>> HoldAndSendAsync<TResult>(
        IReadOnlyCollection<EntityMap>? maps, Func<ValueTask<TResult>> send, CancellationToken cancellationToken)
    {
        try
        {
            await Hold(maps).WaitAsync(cancellationToken).ConfigureAwait(false);
            lock (_gate)
            {
                return send();
            }
        }
        finally
        {
            Release(maps);
        }
    }

    // sends nothing more of the tables until the release; completes when nothing of them is on its way
    private Task Hold(IReadOnlyCollection<EntityMap>? maps)
    {
        lock (_gate)
        {
            var tables = Hold(maps, 1);
            return Task.WhenAll(_onTheirWay.Where(batch => batch.Writes.Any(write => tables.Contains(write.Table))).Select(batch => batch.Ended.Task));
        }
    }

    private void Release(IReadOnlyCollection<EntityMap>? maps)
    {
        lock (_gate)
        {
            Hold(maps, -1);
            Pump();
        }
    }

    private List<TableQueue> Hold(IReadOnlyCollection<EntityMap>? maps, int change)
    {
        var tables = TablesOf(maps);
        if (maps is null)
        {
            // for tables that come meanwhile too
            _holds += change;
        }
        else
        {
            tables.ForEach(table => table.Holds += change);
        }

        return tables;
    }
}
