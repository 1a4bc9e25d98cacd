namespace Storage.Optimization.Internal;

/// <content>What goes when, and what becomes of it.</content>
internal sealed partial class WriteQueue
{
    private void Pump()
    {
        if (_holds > 0)
        {
            return;
        }

        while (TakeBatch() is { } batch)
        {
            Send(batch);
        }

        ArmTimer();
    }

    private Batch? TakeBatch()
    {
        Batch? batch = null;
        var now = _time.GetTimestamp();
        var isFree = _onTheirWay.Count == 0;
        var isPressed = _forRoom.Count > 0 || _isDraining;
        var (left, tables) = (_sizer.Size, 0);

        // each time another table first, so that none has the room of every batch
        _firstTable = _tables.Count == 0 ? 0 : (_firstTable + 1) % _tables.Count;
        for (var i = 0; i < _tables.Count && left > 0; i++)
        {
            var table = _tables[(_firstTable + i) % _tables.Count];
            var (isFull, before) = (table.Waiting >= _sizer.Size, left);
            while (table is { IsSending: false, Holds: 0 } && Volatile.Read(ref table.HandingOver) == 0
                && left > 0
                && table.Next is { } next
                && (isPressed
                    || next.Number <= table.UrgentUpTo
                    || (isFree && (isFull || next.Number <= table.RidesUpTo || next.DueAt <= now)))
                && (batch ??= new Batch(now)).TryAdd(next))
            {
                table.Take();
                left--;
            }

            tables += left < before ? 1 : 0;
        }

        if (tables > 1)
        {
            batch!.Sort();
        }

        return batch;
    }

    private void Send(Batch batch)
    {
        _onTheirWay.Add(batch);
        foreach (var write in batch.Writes)
        {
            write.IsSent = true;
            write.Table.IsSending = true;
            write.Table.Stamp++;
        }

        (PendingWrite, Task<WriteResult>)[] alone = [.. batch.Alone.Where(write => !write.IsWithdrawn).Select(write => (write, Hand(write.ToUnit())))];
        _ = EndAsync(batch, alone, batch.Join() is { } unit ? Hand(unit) : null);
    }

    private Task<WriteResult> Hand(WriteUnit unit)
    {
        try
        {
            return _inner.WriteAsync(unit, CancellationToken.None).AsTask();
        }
        catch (Exception exception)
        {
            return Task.FromException<WriteResult>(exception);
        }
    }

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

        lock (_gate)
        {
            OnEnded(batch, ends);
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
            (PendingWrite, Task<WriteResult>)[] again = [.. batch.OneByOne().Select(write => (write, Hand(write.ToUnit())))];
            foreach (var (write, task) in again)
            {
                ends.Add(Note(write, await EndOf(task).ConfigureAwait(false)));
            }

            return;
        }

        ends.AddRange(batch.EndsOf(end.Result, end.Failure));
        if (end.Result is not null)
        {
            _counters.OnCommit(end.Result.Sequence, batch.Joined.Sum(write => write.IsDirect ? 0 : write.Count));
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

    private void OnEnded(Batch batch, List<WriteEnd> ends)
    {
        var (writes, scheduled, now) = (0, 0, _time.GetTimestamp());
        foreach (var end in ends)
        {
            writes += end.Write.Count;
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
        var duration = _time.GetElapsedTime(batch.StartedAt, now);
        if (scheduled > 0)
        {
            _counters.OnBatch(scheduled, duration);
        }

        if (_sizer.OnBatch(duration))
        {
            BatchingLog.Degraded(_logger, writes, duration);
        }

        GiveRoom();
        Pump();
    }

    private void OnScheduledEnded(WriteEnd end, long now)
    {
        if (end.Failure is not { } failure)
        {
            _counters.OnCommitted(end.Write.Count, _time.GetElapsedTime(0, end.Write.WaitedTicks(now)));
            _drained += _isDraining ? end.Write.Count : 0;
            return;
        }

        foreach (var part in end.Write.Parts)
        {
            _counters.OnFailed(failure);
            var shape = part.Unit.Statements[0].Shape;
            BatchingLog.WriteFailed(_logger, shape.Operation, shape.Map!.Table, failure);
            if (_isDraining)
            {
                NotWritten(part, failure);
            }
        }
    }
}
