namespace Storage.Optimization.Internal;

/// <content>The end.</content>
internal sealed partial class WriteQueue
{
    private readonly List<(long AcceptedAt, UnwrittenWrite Write)> _notWritten = [];
    private volatile bool _isDraining;
    private bool _isLogged;
    private int _drained;

    public async ValueTask<DrainReport> DrainAsync(string layer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        BeginDraining();
        try
        {
            await SettleAsync().WaitAsync(timeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            GiveUpWaiting();
        }

        lock (_gate)
        {
            IEnumerable<(long AcceptedAt, UnwrittenWrite Write)> onTheirWay = _onTheirWay.SelectMany(batch => batch.Writes)
                .SelectMany(write => write.Parts)
                .Where(part => !part.IsDirect && !part.Task.IsCompleted)
                .Select(part => (part.AcceptedAt, new UnwrittenWrite(part.Unit, WriteOutcome.Unknown, "The write was on its way when the time was up.")));
            var report = new DrainReport(layer, _drained, [.. _notWritten.Concat(onTheirWay).OrderBy(one => one.AcceptedAt).Select(one => one.Write)]);
            LogOnce(report);
            return report;
        }
    }

    private static StorageException Closed() =>
        new(StorageErrorCode.Closed, "Batching is closing or closed and takes no more writes; nothing of this one is stored.");

    private void BeginDraining()
    {
        lock (_gate)
        {
            _isDraining = true;
            while (_forRoom.First is { } first)
            {
                _forRoom.RemoveFirst();
                first.Value.Given.TrySetException(Closed());
            }

            Pump();
        }
    }

    private void ThrowIfDraining()
    {
        if (_isDraining)
        {
            throw Closed();
        }
    }

    // what is on its way has an end of its own; what is not has it now
    private void GiveUpWaiting()
    {
        var reason = new StorageException(StorageErrorCode.Closed, "The time for writing accepted writes was up; nothing of this one is stored.");
        var given = new List<PendingWrite>();
        lock (_gate)
        {
            foreach (var table in _tables)
            {
                while (table.Next is not null)
                {
                    var write = table.Take();
                    table.Remove(write);
                    given.Add(write);
                    if (write.IsDirect)
                    {
                        continue;
                    }

                    Release(write);
                    foreach (var part in write.Parts)
                    {
                        _counters.OnFailed(reason);
                        NotWritten(part, reason);
                    }
                }
            }
        }

        foreach (var write in given)
        {
            write.End(null, reason);
            write.Settle();
        }
    }

    private void NotWritten(ScheduledPart part, Exception reason) => _notWritten.Add(
        (part.AcceptedAt, new UnwrittenWrite(part.Unit, reason is StorageException storage ? storage.Outcome : WriteOutcome.Unknown, reason.Message)));

    private void LogOnce(DrainReport report)
    {
        if (_isLogged)
        {
            return;
        }

        _isLogged = true;
        if (report.NotWritten.Count == 0)
        {
            BatchingLog.Drained(_logger, report.Written);
        }
        else
        {
            BatchingLog.DrainedTooSoon(_logger, report.Written, report.NotWritten.Count);
        }
    }
}
