namespace Storage.Optimization.Internal;

/// <summary>A write that is not accepted yet, because as much waits as may wait.</summary>
internal sealed record RoomRequest(TableQueue Table, ScheduledPart Part, RowAddress? Address)
{
    public TaskCompletionSource Given { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
