namespace Storage.Core.Internal;

/// <summary>A unit on its way through the writer.</summary>
internal sealed class UnitWork(WriteUnit unit, Durability durability, long deadline) : WriterWork(deadline)
{
    // the sweeper holds work for a while after its end; what it wrote is not to live as long
    private WriteUnit? _unit = unit;
    private readonly TaskCompletionSource<WriteResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WriteUnit Unit => _unit!;

    public Durability Durability => durability;

    public Task<WriteResult> Completion => _completion.Task;

    /// <summary>What the unit did in the open transaction; <see langword="null"/> where it failed.</summary>
    public StatementResult[]? Results { get; set; }

    public bool WasAppliedBefore { get; set; }

    public Exception? Failure { get; set; }

    public override int RowCount { get; } = CountRows(unit);

    public void Complete(long sequence)
    {
        if (Results is { } results)
        {
            _unit = null;
            _completion.TrySetResult(new WriteResult(results, sequence, WasAppliedBefore));
        }
        else
        {
            OnFailed(Failure!);
        }
    }

    protected override void OnFailed(Exception reason)
    {
        if (reason is OperationCanceledException cancelled)
        {
            _completion.TrySetCanceled(cancelled.CancellationToken);
        }
        else
        {
            _completion.TrySetException(reason);
        }
    }

    private static int CountRows(WriteUnit unit)
    {
        var count = 0;
        foreach (var statement in unit.StatementArray)
        {
            count += statement is RowWrite write ? write.RowCount : 1;
        }

        return count;
    }
}
