namespace Storage.Optimization.Internal;

/// <summary>One write as its caller gave it: what it holds, and the promise of its end. One object for all of it, since there are as many as
/// writes wait.</summary>
internal sealed class ScheduledPart(WriteUnit unit, WritePriority priority, WriteSize size, long acceptedAt)
    : TaskCompletionSource<WriteResult>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public WriteUnit Unit => unit;

    public WritePriority Priority => priority;

    public WriteSize Size => size;

    /// <summary>The shape of a patch of one row that adds nothing: of two with one shape the later leaves nothing of the earlier.</summary>
    public PatchShape? Setting { get; private init; }

    /// <summary>What was merged into the same row's write after it.</summary>
    public ScheduledPart? Next { get; set; }

    public long AcceptedAt { get; set; } = acceptedAt;

    /// <summary>Whether it counts against the room for accepted writes.</summary>
    public bool IsAccepted { get; set; }

    /// <summary>Whether a caller of <see cref="IStorage.WriteAsync"/> awaits it; else it was scheduled.</summary>
    public bool IsDirect { get; init; }

    /// <summary>Looks at a write, before the gate, since that takes longer than what is done behind it.</summary>
    /// <param name="unit">The write.</param>
    /// <param name="priority">Its priority.</param>
    /// <param name="table">Its table.</param>
    /// <param name="now">The moment, as a timestamp.</param>
    /// <param name="address">The row that it changes; <see langword="null"/> where it is not the patch of one row.</param>
    public static ScheduledPart Of(WriteUnit unit, WritePriority priority, TableQueue table, long now, out RowAddress? address)
    {
        address = RowAddress.Read(unit, table, out var setting);
        return new ScheduledPart(unit, priority, WriteSize.Of(unit), now) { Setting = setting };
    }

    public void Fail(Exception reason)
    {
        if (reason is OperationCanceledException cancelled)
        {
            TrySetCanceled(cancelled.CancellationToken);
            return;
        }

        TrySetException(reason);

        // who schedules need not await, and the failure is logged and counted: it is not unobserved
        _ = Task.Exception;
    }
}
