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

        while (TakeBatch() is { } writes)
        {
            Send(new Batch(writes, _time.GetTimestamp()));
        }

        ArmTimer();
    }

    private List<PendingWrite>? TakeBatch()
    {
        List<PendingWrite>? writes = null;
        var left = _sizer.Size;
        var now = _time.GetTimestamp();
        var isFree = _onTheirWay.Count == 0;
        var isPressed = _forRoom.Count > 0 || _isDraining;

        // each time another table first, so that none has the room of every batch
        _firstTable = _tables.Count == 0 ? 0 : (_firstTable + 1) % _tables.Count;
        for (var i = 0; i < _tables.Count && left > 0; i++)
        {
            var table = _tables[(_firstTable + i) % _tables.Count];
            var isFull = table.Waiting >= _sizer.Size;
            while (table is { IsSending: false, Holds: 0 } && Volatile.Read(ref table.HandingOver) == 0
                && left > 0
                && table.Next is { } next
                && (isPressed
                    || next.Number <= table.UrgentUpTo
                    || (isFree && (isFull || next.Number <= table.RidesUpTo || next.DueAt <= now))))
            {
                (writes ??= []).Add(table.Take());
                left--;
            }
        }

        writes?.Sort(static (one, other) => one.Number.CompareTo(other.Number));
        return writes;
    }

    private void Send(Batch batch)
    {
        _onTheirWay.Add(batch);
        var sent = new Task<WriteResult>?[batch.Writes.Count];
        for (var i = 0; i < sent.Length; i++)
        {
            var write = batch.Writes[i];
            write.IsSent = true;
            write.Table.IsSending = true;
            write.Table.Stamp++;
            sent[i] = write.IsWithdrawn ? null : Hand(write.ToUnit());
        }

        _ = EndAsync(batch, sent);
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

    private async Task EndAsync(Batch batch, Task<WriteResult>?[] sent)
    {
        // off the gate, under which this was called
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var ends = new List<(ScheduledPart Part, WriteResult? Result, Exception? Failure)>();
        for (var i = 0; i < sent.Length; i++)
        {
            if (sent[i] is not { } task)
            {
                continue;
            }

            var parts = batch.Writes[i].Parts;
            var (result, failure) = await EndOf(task).ConfigureAwait(false);
            if (parts.Count > 1 && failure is StorageException { Outcome: WriteOutcome.NotApplied } own && IsOwnFault(own))
            {
                await WriteOneByOneAsync(parts, ends).ConfigureAwait(false);
                continue;
            }

            ends.AddRange(parts.Select(part => (part, result, failure)));
            if (result is not null && !parts[0].IsDirect)
            {
                _counters.OnCommit(result.Sequence, parts.Count);
            }
        }

        lock (_gate)
        {
            OnEnded(batch, ends);
        }

        // after the gate, so that who is told finds their tables as they are now
        foreach (var (part, result, failure) in ends)
        {
            if (result is not null)
            {
                part.Succeed(result);
            }
            else
            {
                part.Fail(failure!);
            }
        }

        batch.Writes.ForEach(write => write.Settle());
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

    // one patch among merged ones may be what the database refuses; the others are not to fail with it
    private async ValueTask WriteOneByOneAsync(IReadOnlyList<ScheduledPart> parts, List<(ScheduledPart Part, WriteResult? Result, Exception? Failure)> ends)
    {
        foreach (var part in parts)
        {
            var (result, failure) = await EndOf(Hand(part.Unit)).ConfigureAwait(false);
            ends.Add((part, result, failure));
            if (result is not null)
            {
                _counters.OnCommit(result.Sequence, 1);
            }
        }
    }

    private static bool IsOwnFault(StorageException failure) => !failure.IsTransient && failure.Code is not (StorageErrorCode.Closed or StorageErrorCode.ReadOnly or StorageErrorCode.Corrupt);

    private void OnEnded(Batch batch, List<(ScheduledPart Part, WriteResult? Result, Exception? Failure)> ends)
    {
        var (scheduled, now) = (0, _time.GetTimestamp());
        foreach (var (part, result, failure) in ends)
        {
            Release(part);
            if (!part.IsDirect)
            {
                scheduled++;
                OnScheduledEnded(part, result, failure, now);
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
            BatchingLog.Degraded(_logger, ends.Count, duration);
        }

        GiveRoom();
        Pump();
    }

    private void OnScheduledEnded(ScheduledPart part, WriteResult? result, Exception? failure, long now)
    {
        if (result is not null)
        {
            _counters.OnCommitted(_time.GetElapsedTime(part.AcceptedAt, now));
            _drained += _isDraining ? 1 : 0;
            return;
        }

        _counters.OnFailed(failure!);
        var shape = part.Unit.Statements[0].Shape;
        BatchingLog.WriteFailed(_logger, shape.Operation, shape.Map!.Table, failure!);
        if (_isDraining)
        {
            NotWritten(part, failure!);
        }
    }
}
