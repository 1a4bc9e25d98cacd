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
}
