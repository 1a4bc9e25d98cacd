namespace Storage.Optimization.Internal;

/// <content>What goes when.</content>
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
        var isPressed = _forRoom.Count > 0 || _isDraining;

        // what goes at once takes the others along: else two tables of high priority could keep them for ever
        var isGoing = isPressed || _onTheirWay.Count == 0 || _tables.Exists(table => CanSend(table) && table.Next?.Number <= table.UrgentUpTo);
        var (left, tables) = (_sizer.Size, 0);

        // each time another table first, so that none has the room of every batch
        _firstTable = _tables.Count == 0 ? 0 : (_firstTable + 1) % _tables.Count;
        for (var i = 0; i < _tables.Count && left > 0; i++)
        {
            var table = _tables[(_firstTable + i) % _tables.Count];
            var (isFull, before) = (table.Waiting >= _sizer.Size, left);
            while (CanSend(table)
                && left > 0
                && table.Next is { } next
                && (isPressed
                    || next.Number <= table.UrgentUpTo
                    || (isGoing && (isFull || next.Number <= table.RidesUpTo || next.DueAt <= now)))
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

    private static bool CanSend(TableQueue table) => table is { IsSending: false, Holds: 0 } && Volatile.Read(ref table.HandingOver) == 0;

    private void Send(Batch batch)
    {
        _onTheirWay.Add(batch);
        foreach (var write in batch.Writes)
        {
            write.IsSent = true;
            write.Table.IsSending = true;
            write.Table.Stamp++;
        }

        (PendingWrite Write, Task<WriteResult> Task)[] alone = [.. batch.Alone.Where(write => !write.IsWithdrawn).Select(write => (write, Hand(write)))];
        var joined = HandJoined(batch);
        batch.Handed = [.. alone.Select(one => one.Task), joined ?? Task.CompletedTask];
        _ = EndAsync(batch, alone, joined);
    }

    private Task<WriteResult> Hand(PendingWrite write)
    {
        try
        {
            return _inner.WriteAsync(write.ToUnit(), CancellationToken.None).AsTask();
        }
        catch (Exception exception)
        {
            return Task.FromException<WriteResult>(exception);
        }
    }

    private Task<WriteResult>? HandJoined(Batch batch)
    {
        try
        {
            return batch.Join() is { } unit ? _inner.WriteAsync(unit, CancellationToken.None).AsTask() : null;
        }
        catch (Exception exception)
        {
            return Task.FromException<WriteResult>(exception);
        }
    }
}
