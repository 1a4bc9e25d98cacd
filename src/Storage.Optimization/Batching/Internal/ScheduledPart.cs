namespace Storage.Optimization.Internal;

/// <summary>One write as its caller gave it: what it holds, and the promise of its end.</summary>
internal sealed class ScheduledPart(WriteUnit unit, WritePriority priority, WriteSize size, long acceptedAt)
{
    private readonly TaskCompletionSource<WriteResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WriteUnit Unit => unit;

    public WritePriority Priority => priority;

    public WriteSize Size => size;

    /// <summary>The row that the write changes; <see langword="null"/> where it is not the patch of one row.</summary>
    public RowAddress? Address { get; private init; }

    /// <summary>What the write makes of its row, where it has an address.</summary>
    public RowChanges? Changes { get; private init; }

    /// <summary>Looks at a write, before the gate, since that takes longer than what is done behind it.</summary>
    public static ScheduledPart Of(WriteUnit unit, WritePriority priority, TableQueue table, long now)
    {
        var address = RowAddress.Read(unit, table);
        return new ScheduledPart(unit, priority, WriteSize.Of(unit), now)
        {
            Address = address,
            Changes = address is null ? null : RowChanges.Of((PatchWrite)unit.Statements[0]),
        };
    }

    public long AcceptedAt { get; set; } = acceptedAt;

    /// <summary>Whether it counts against the room for accepted writes.</summary>
    public bool IsAccepted { get; set; }

    /// <summary>Whether a caller of <see cref="IStorage.WriteAsync"/> awaits it; else it was scheduled.</summary>
    public bool IsDirect { get; init; }

    public Task<WriteResult> Completion => _completion.Task;

    public void Succeed(WriteResult result) => _completion.TrySetResult(result);

    public void Fail(Exception reason)
    {
        if (reason is OperationCanceledException cancelled)
        {
            _completion.TrySetCanceled(cancelled.CancellationToken);
            return;
        }

        _completion.TrySetException(reason);

        // who schedules need not await, and the failure is logged and counted: it is not unobserved
        _ = _completion.Task.Exception;
    }
}
