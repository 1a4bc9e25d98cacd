namespace Storage.Optimization.Internal;

/// <content>What becomes of a batch.</content>
internal sealed partial class WriteQueue
{
    private const string NoTable = "raw SQL";

    private async Task EndAsync(Batch batch, (PendingWrite Write, Task<WriteResult> Task)[] alone, Task<WriteResult>? joined)
    {
        // off the gate, under which this was called
        var first = joined ?? (alone.Length > 0 ? alone[0].Task : Task.CompletedTask);
        await first.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        var ends = new List<WriteEnd>(batch.Count);
        foreach (var (write, task) in alone)
        {
            ends.Add(Note(write, await EndOf(task).ConfigureAwait(false)));
        }

        if (joined is not null)
        {
            await AddJoinedAsync(batch, await EndOf(joined).ConfigureAwait(false), ends).ConfigureAwait(false);
        }

        var duration = _time.GetElapsedTime(batch.StartedAt);
        bool isDegraded;
        lock (_gate)
        {
            isDegraded = OnEnded(batch, ends, duration);
        }

        // after the gate, so that who is told finds their tables as they are now
        foreach (var end in ends)
        {
            end.Write.End(end.Result, end.Failure);
        }

        foreach (var write in batch.Writes)
        {
            write.Settle();
        }

        batch.Ended.TrySetResult();

        // last, since loggers and those who listen to instruments may throw
        Publish(ends, duration, isDegraded);
    }

    private static async ValueTask<(WriteResult? Result, Exception? Failure)> EndOf(Task<WriteResult> task)
    {
        try
        {
            return (await task.ConfigureAwait(false), null);
        }
        catch (Exception exception)
        {
            return (null, exception);
        }
    }

    // one among several may be what the database refuses; the others are not to fail with it
    private async ValueTask AddJoinedAsync(Batch batch, (WriteResult? Result, Exception? Failure) end, List<WriteEnd> ends)
    {
        if (end.Failure is StorageException { Outcome: WriteOutcome.NotApplied } own && IsOwnFault(own) && batch.IsSeveral)
        {
            // all of them, in order, so that none comes to stand behind one that was accepted after it
            (PendingWrite, Task<WriteResult>)[] again = [.. batch.OneByOne().Select(write => (write, Hand(write)))];
            foreach (var (write, task) in again)
            {
                ends.Add(Note(write, await EndOf(task).ConfigureAwait(false)));
            }

            return;
        }

        if (batch.AddEnds(ends, end.Result, end.Failure) is var scheduled and > 0 && end.Result is not null)
        {
            _counters.OnCommit(end.Result.Sequence, scheduled);
        }
    }

    private WriteEnd Note(PendingWrite write, (WriteResult? Result, Exception? Failure) end)
    {
        if (end.Result is not null && !write.IsDirect)
        {
            _counters.OnCommit(end.Result.Sequence, write.Count);
        }

        return new(write, end.Result, end.Failure);
    }

    private static bool IsOwnFault(StorageException failure) => !failure.IsTransient && failure.Code is not (StorageErrorCode.Closed or StorageErrorCode.ReadOnly or StorageErrorCode.Corrupt);

    private bool OnEnded(Batch batch, List<WriteEnd> ends, TimeSpan duration)
    {
        var (scheduled, now) = (0, _time.GetTimestamp());
        foreach (var end in ends)
        {
            if (!end.Write.IsDirect)
            {
                scheduled += end.Write.Count;
                Release(end.Write);
                OnScheduledEnded(end, now);
            }
        }

        foreach (var write in batch.Writes)
        {
            write.Table.IsSending = false;
            write.Table.Stamp++;
            write.Table.Remove(write);
        }

        _onTheirWay.Remove(batch);
        if (scheduled > 0)
        {
            _counters.OnBatch(scheduled);
        }

        var isDegraded = _sizer.OnBatch(duration);
        GiveRoom();
        Pump();
        return isDegraded;
    }

    private void OnScheduledEnded(WriteEnd end, long now)
    {
        if (end.Failure is not { } failure)
        {
            _counters.OnCommitted(end.Write.Count, _time.GetElapsedTime(0, end.Write.WaitedTicks(now)));
            _drained += _isDraining ? end.Write.Count : 0;
            return;
        }

        _counters.OnFailed(end.Write.Count);
        foreach (var part in end.Write.Parts.Where(_ => _isDraining))
        {
            NotWritten(part, failure);
        }
    }

    private void Publish(List<WriteEnd> ends, TimeSpan duration, bool isDegraded)
    {
        var scheduled = ends.Where(end => !end.Write.IsDirect).Sum(end => end.Write.Count);
        if (scheduled > 0)
        {
            _counters.PublishBatch(scheduled, duration);
        }

        if (isDegraded)
        {
            BatchingLog.Degraded(_logger, ends.Sum(end => end.Write.Count), duration);
        }

        foreach (var (write, _, failure) in ends)
        {
            if (failure is not null && !write.IsDirect)
            {
                foreach (var part in write.Parts)
                {
                    PublishFailure(part.Unit, failure);
                }
            }
        }
    }

    private void PublishFailure(WriteUnit unit, Exception failure)
    {
        _counters.PublishFailure(failure);
        var shape = unit.Statements[0].Shape;
        BatchingLog.WriteFailed(_logger, shape.Operation, shape.Map?.Table ?? NoTable, failure);
    }
}
