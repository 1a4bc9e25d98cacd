namespace Storage.Optimization.Internal;

/// <content>What is accepted, and what waits for room.</content>
internal sealed partial class WriteQueue
{
    private readonly LinkedList<RoomRequest> _forRoom = new();
    private int _parts;
    private long _rows;
    private long _bytes;

    public async ValueTask<ScheduledWrite> ScheduleAsync(WriteUnit unit, WritePriority priority, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (OneTable(unit) is not { } map)
        {
            ThrowIfDraining();
            return await WriteThroughAsync(unit, cancellationToken).ConfigureAwait(false);
        }

        var given = _options.HighPriorityTables.Contains(map.Table) ? WritePriority.High : priority;
        var part = new ScheduledPart(unit, given, WriteSize.Of(unit), _time.GetTimestamp());
        LinkedListNode<RoomRequest>? waiting = null;
        lock (_gate)
        {
            ThrowIfDraining();
            if (!_sizer.IsDegraded)
            {
                waiting = TryAccept(map, part);
            }
        }

        if (waiting is not null)
        {
            await WaitForRoomAsync(waiting, cancellationToken).ConfigureAwait(false);
        }

        return part.IsAccepted ? new ScheduledWrite(unit, part.Completion) : await WriteThroughAsync(unit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a write that its caller awaits: at once where its table has nothing pending, else in its place after what is.</summary>
    public ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken)
    {
        if (OneTable(unit) is not { } map)
        {
            return SendAloneAsync(TablesOf(unit), () => _inner.WriteAsync(unit, cancellationToken), cancellationToken);
        }

        ScheduledPart part;
        PendingWrite pending;
        lock (_gate)
        {
            if (_byMap.TryGetValue(map, out var table) && table.IsBusy)
            {
                cancellationToken.ThrowIfCancellationRequested();
                part = new ScheduledPart(unit, WritePriority.High, default, _time.GetTimestamp()) { IsDirect = true };
                pending = Append(table, part, address: null);
                Pump();
            }
            else
            {
                return _inner.WriteAsync(unit, cancellationToken);
            }
        }

        return AwaitInPlaceAsync(pending, part, cancellationToken);
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
        await using var registration = cancellationToken.UnsafeRegister((_, token) => Withdraw(pending, part, token), null).ConfigureAwait(false);
        return await part.Completion.ConfigureAwait(false);
    }

    private void Withdraw(PendingWrite pending, ScheduledPart part, CancellationToken cancellationToken)
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

        part.Fail(new OperationCanceledException(cancellationToken));
    }

    // accepted when it is committed: for what has no place in a table's order, and while commits are slow
    private async ValueTask<ScheduledWrite> WriteThroughAsync(WriteUnit unit, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        Task<WriteResult> completion;
        try
        {
            var result = await WriteAsync(unit, cancellationToken).ConfigureAwait(false);
            _counters.OnDirect();
            _counters.OnCommit(result.Sequence, 1);
            completion = Task.FromResult(result);
        }
        catch (StorageException exception)
        {
            completion = Task.FromException<WriteResult>(exception);
            _ = completion.Exception;
        }

        lock (_gate)
        {
            if (_sizer.OnDirect(_time.GetElapsedTime(started)))
            {
                BatchingLog.Recovered(_logger);
            }
        }

        return new ScheduledWrite(unit, completion);
    }

    private LinkedListNode<RoomRequest>? TryAccept(EntityMap map, ScheduledPart part)
    {
        if (_forRoom.Count == 0 && HasRoomFor(part.Size))
        {
            Accept(map, part);
            Pump();
            return null;
        }

        _counters.OnWait();
        var waiting = _forRoom.AddLast(new RoomRequest(map, part));
        Pump();
        return waiting;
    }

    private bool HasRoomFor(WriteSize size) =>
        _parts == 0 || (_rows + size.Rows <= _options.MaxPendingRows && _bytes + size.Bytes <= _options.MaxPendingBytes);

    private void Accept(EntityMap map, ScheduledPart part)
    {
        part.IsAccepted = true;
        _parts++;
        _rows += part.Size.Rows;
        _bytes += part.Size.Bytes;
        _counters.OnScheduled(part.Priority);
        var table = Table(map);
        if (RowAddress.TryRead(part.Unit, out var address) && table.TryMerge(address, part, out var into))
        {
            _counters.OnMerged();
            Place(table, into, part);
        }
        else
        {
            Append(table, part, address.Column is null ? null : address);
        }
    }

    private PendingWrite Append(TableQueue table, ScheduledPart part, RowAddress? address)
    {
        var write = table.Append(part, address, _number++);
        write.DueAt = long.MaxValue;
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

    private void Release(ScheduledPart part)
    {
        if (part.IsAccepted)
        {
            _parts--;
            _rows -= part.Size.Rows;
            _bytes -= part.Size.Bytes;
        }
    }

    // in the order of asking, so that no caller's writes change places
    private void GiveRoom()
    {
        while (_forRoom.First is { } first && HasRoomFor(first.Value.Part.Size))
        {
            _forRoom.RemoveFirst();
            if (_sizer.IsDegraded)
            {
                // its caller writes it through
                first.Value.Given.TrySetResult();
                continue;
            }

            first.Value.Part.AcceptedAt = _time.GetTimestamp();
            Accept(first.Value.Map, first.Value.Part);
            first.Value.Given.TrySetResult();
        }
    }

    private async ValueTask WaitForRoomAsync(LinkedListNode<RoomRequest> waiting, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister((_, token) => Leave(waiting, token), null).ConfigureAwait(false);
        await waiting.Value.Given.Task.ConfigureAwait(false);
    }

    private void Leave(LinkedListNode<RoomRequest> waiting, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (waiting.List is null)
            {
                return;
            }

            _forRoom.Remove(waiting);
        }

        waiting.Value.Given.TrySetCanceled(cancellationToken);
    }
}
