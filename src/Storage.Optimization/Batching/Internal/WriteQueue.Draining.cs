namespace Storage.Optimization.Internal;

/// <content>The end.</content>
internal sealed partial class WriteQueue
{
    private static readonly TimeSpan NotingTime = TimeSpan.FromSeconds(1);

    private readonly List<(long AcceptedAt, UnwrittenWrite Write)> _notWritten = [];
    private volatile bool _isDraining;
    private int _isLogged;
    private int _drained;

    public async ValueTask<DrainReport> DrainAsync(string layer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        BeginDraining();
        try
        {
            await Task.WhenAll(SettleAsync(), Ended(_ => true)).WaitAsync(timeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            GiveUpWaiting();
            await NoteAnsweredAsync().ConfigureAwait(false);
        }

        DrainReport report;
        lock (_gate)
        {
            IEnumerable<(long AcceptedAt, UnwrittenWrite Write)> onTheirWay = _onTheirWay.SelectMany(batch => batch.Writes)
                .SelectMany(write => write.Parts)
                .Where(part => !part.IsDirect && !part.Task.IsCompleted)
                .Select(part => (part.AcceptedAt, new UnwrittenWrite(part.Unit, WriteOutcome.Unknown, "The write was on its way when the time was up.")));
            report = new DrainReport(layer, _drained, [.. _notWritten.Concat(onTheirWay).OrderBy(one => one.AcceptedAt).Select(one => one.Write)]);
        }

        LogOnce(report);
        return report;
    }

    // what the engine has answered has an outcome, which only has to be noted
    private async ValueTask NoteAnsweredAsync()
    {
        try
        {
            await Ended(batch => batch.IsAnswered).WaitAsync(NotingTime).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // those that were refused together are being written one by one: they are on their way
        }
    }

    private Task Ended(Func<Batch, bool> which)
    {
        lock (_gate)
        {
            return Task.WhenAll(_onTheirWay.Where(which).Select(batch => batch.Ended.Task));
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
                    _counters.OnFailed(write.Count);
                    foreach (var part in write.Parts)
                    {
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

        for (var left = given.Where(write => !write.IsDirect).Sum(write => write.Count); left > 0; left--)
        {
            _counters.PublishFailure(reason);
        }
    }

    private void NotWritten(ScheduledPart part, Exception reason) => _notWritten.Add(
        (part.AcceptedAt, new UnwrittenWrite(part.Unit, reason is StorageException storage ? storage.Outcome : WriteOutcome.Unknown, reason.Message)));

    private void LogOnce(DrainReport report)
    {
        if (Interlocked.Exchange(ref _isLogged, 1) != 0)
        {
            return;
        }

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
