namespace Storage.Optimization.Internal;

/// <content>What is accepted, and in which place.</content>
internal sealed partial class WriteQueue
{
    // no timer runs longer; who waits so long waits for good
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);

    public ValueTask<ScheduledWrite> ScheduleAsync(WriteUnit unit, WritePriority priority, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<ScheduledWrite>(cancellationToken);
        }

        try
        {
            if (OneTable(unit) is { } map)
            {
                return ScheduleInPlace(Table(map), unit, priority, cancellationToken);
            }

            ThrowIfDraining();
            return WriteThroughAsync(unit, cancellationToken);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<ScheduledWrite>(exception);
        }
    }

    // the way of nearly every scheduled write, which waits for nothing
    private ValueTask<ScheduledWrite> ScheduleInPlace(TableQueue table, WriteUnit unit, WritePriority priority, CancellationToken cancellationToken)
    {
        var given = _options.HighPriorityTables.Count > 0 && _options.HighPriorityTables.Contains(table.Map.Table) ? WritePriority.High : priority;
        var part = ScheduledPart.Of(unit, given, table, _time.GetTimestamp(), out var address);
        LinkedListNode<RoomRequest>? waiting = null;
        lock (_gate)
        {
            ThrowIfDraining();
            if (!_sizer.IsDegraded)
            {
                waiting = TryAccept(table, part, address);
            }
        }

        return waiting is null && part.IsAccepted
            ? new(new ScheduledWrite(unit, part.Task))
            : ScheduleLaterAsync(unit, part, waiting, cancellationToken);
    }

    private async ValueTask<ScheduledWrite> ScheduleLaterAsync(WriteUnit unit, ScheduledPart part, LinkedListNode<RoomRequest>? waiting, CancellationToken cancellationToken)
    {
        if (waiting is not null)
        {
            await WaitForRoomAsync(waiting, cancellationToken).ConfigureAwait(false);
        }

        return part.IsAccepted ? new ScheduledWrite(unit, part.Task) : await WriteThroughAsync(unit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a write that its caller awaits: at once where its table has nothing pending, else in its place after what is.</summary>
    public ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken)
    {
        if (OneTable(unit) is not { } map)
        {
            return SendAloneAsync(TablesOf(unit), () => _inner.WriteAsync(unit, cancellationToken), unit.Timeout, cancellationToken);
        }

        var table = Table(map);
        return TryHandOver(table, unit, cancellationToken, out var sent) ? sent : WriteInPlaceAsync(table, unit, cancellationToken);
    }

    // without the gate, as this is the way of most writes: they would wait for one another there. Who finds the table busy goes the other
    // way, and nothing of the table is sent while one is being handed over, so that what is accepted meanwhile comes after it.
    private bool TryHandOver(TableQueue table, WriteUnit unit, CancellationToken cancellationToken, out ValueTask<WriteResult> sent)
    {
        Interlocked.Increment(ref table.HandingOver);
        try
        {
            var isIdle = !table.IsBusy;
            sent = isIdle ? _inner.WriteAsync(unit, cancellationToken) : default;
            return isIdle;
        }
        finally
        {
            Interlocked.Decrement(ref table.HandingOver);
            if (table.IsBusy)
            {
                lock (_gate)
                {
                    Pump();
                }
            }
        }
    }

    private async ValueTask<WriteResult> WriteInPlaceAsync(TableQueue table, WriteUnit unit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // measured, though it holds no room: so its rows have been written once, and what is the caller's own of that cannot fail first when the
        // write is part of a larger unit
        var part = new ScheduledPart(unit, WritePriority.High, WriteSize.Of(unit), _time.GetTimestamp()) { IsDirect = true };
        PendingWrite pending;
        lock (_gate)
        {
            pending = Append(table, part, address: null);
            Pump();
        }

        return await AwaitInPlaceAsync(pending, part, cancellationToken).ConfigureAwait(false);
    }

    // the table that a unit is about; null for raw SQL and for units over several
    private static EntityMap? OneTable(WriteUnit unit)
    {
        var map = unit.Statements[0].Shape.Map;
        for (var i = 1; i < unit.Statements.Count; i++)
        {
            map = unit.Statements[i].Shape.Map == map ? map : null;
        }

        return map;
    }

    // null where it says not which
    private static HashSet<EntityMap>? TablesOf(WriteUnit unit)
    {
        var maps = new HashSet<EntityMap>();
        foreach (var statement in unit.Statements)
        {
            if (statement.Shape.Map is not { } map)
            {
                return null;
            }

            maps.Add(map);
        }

        return maps;
    }

    private async ValueTask<WriteResult> AwaitInPlaceAsync(PendingWrite pending, ScheduledPart part, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister((_, token) => Withdraw(pending, part, new OperationCanceledException(token)), null)
            .ConfigureAwait(false);
        if (LimitOf(part.Unit.Timeout) is var limit && limit == Timeout.InfiniteTimeSpan)
        {
            return await part.Task.ConfigureAwait(false);
        }

        await using var timer = _time.CreateTimer(_ => Withdraw(pending, part, TimedOut()), null, limit, Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        return await part.Task.ConfigureAwait(false);
    }

    private static TimeSpan LimitOf(TimeSpan? timeout) => timeout is { } limit && limit >= TimeSpan.Zero && limit < LongestTimer ? limit : Timeout.InfiniteTimeSpan;

    private static StorageException TimedOut() =>
        new(StorageErrorCode.Timeout, "The write waited for its whole timeout behind accepted writes of its table; nothing of it is stored. Raise its timeout, or schedule less at once.");

    private void Withdraw(PendingWrite pending, ScheduledPart part, Exception reason)
    {
        lock (_gate)
        {
            if (pending.IsSent)
            {
                return;
            }

            // it keeps its place, since others may wait for its turn
            pending.IsWithdrawn = true;
        }

        part.Fail(reason);
    }

    // accepted when it is committed: for what has no place in a table's order, and while commits are slow
    private async ValueTask<ScheduledWrite> WriteThroughAsync(WriteUnit unit, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        Task<WriteResult> completion;
        StorageException? failure = null;
        try
        {
            var result = await WriteAsync(unit, cancellationToken).ConfigureAwait(false);
            _counters.OnDirect();
            _counters.OnCommit(result.Sequence, 1);
            completion = Task.FromResult(result);
        }
        catch (StorageException exception)
        {
            failure = exception;
            completion = Task.FromException<WriteResult>(exception);
            _ = completion.Exception;
        }

        bool isRecovered;
        lock (_gate)
        {
            if (failure is not null)
            {
                _counters.OnFailed(writes: 1);
            }

            isRecovered = _sizer.OnDirect(_time.GetElapsedTime(started));
        }

        if (failure is not null)
        {
            PublishFailure(unit, failure);
        }

        if (isRecovered)
        {
            BatchingLog.Recovered(_logger);
        }

        return new ScheduledWrite(unit, completion);
    }

    private LinkedListNode<RoomRequest>? TryAccept(TableQueue table, ScheduledPart part, RowAddress? address)
    {
        if (_forRoom.Count == 0 && HasRoomFor(part.Size))
        {
            Accept(table, part, address);
            if (_onTheirWay.Count == 0 || part.Priority == WritePriority.High)
            {
                // else the end of what is on its way sends it
                Pump();
            }

            return null;
        }

        _counters.OnWait();
        var waiting = _forRoom.AddLast(new RoomRequest(table, part, address));
        Pump();
        return waiting;
    }

    private void Accept(TableQueue table, ScheduledPart part, RowAddress? address)
    {
        part.IsAccepted = true;
        _parts++;
        _rows += part.Size.Rows;
        _bytes += part.Size.Bytes;
        _counters.OnScheduled(part.Priority);
        if (table.TryMerge(part, address, out var into))
        {
            _counters.OnMerged();
            Place(table, into, part);
        }
        else
        {
            Append(table, part, address);
        }
    }

    private PendingWrite Append(TableQueue table, ScheduledPart part, RowAddress? address)
    {
        var write = table.Append(part, address, _number++);
        Place(table, write, part);
        return write;
    }

    private void Place(TableQueue table, PendingWrite write, ScheduledPart part)
    {
        switch (part.Priority)
        {
            case WritePriority.High:
                table.UrgentUpTo = Math.Max(table.UrgentUpTo, write.Number);
                break;
            case WritePriority.Low:
                write.DueAt = Math.Min(write.DueAt, part.AcceptedAt + _maxWaitTicks);
                break;
            default:
                table.RidesUpTo = Math.Max(table.RidesUpTo, write.Number);
                break;
        }
    }
}
