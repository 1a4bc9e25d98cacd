namespace Storage.Optimization.Internal;

/// <summary>What waits to be written as one unit: one write, or several patches of one row that were merged. Guarded by the queue's
/// gate.</summary>
internal sealed class PendingWrite
{
    private readonly List<ScheduledPart> _parts;
    private TaskCompletionSource? _settled;
    private bool _isSettled;

    public PendingWrite(TableQueue table, ScheduledPart part)
    {
        Table = table;
        Address = part.Address;
        Changes = part.Changes;
        _parts = [part];
    }

    public TableQueue Table { get; }

    /// <summary>The row; <see langword="null"/> where the write is not the patch of one row.</summary>
    public RowAddress? Address { get; }

    /// <summary>What the write makes of its row, where it has an address.</summary>
    public RowChanges? Changes { get; private set; }

    public IReadOnlyList<ScheduledPart> Parts => _parts;

    /// <summary>The place among all pending writes.</summary>
    public long Number { get; init; }

    /// <summary>The run of patches by one column in which the write stands; see <see cref="TableQueue"/>.</summary>
    public int Run { get; init; }

    /// <summary>The moment from which the write does not wait for others.</summary>
    public long DueAt { get; set; }

    public bool IsSent { get; set; }

    /// <summary>Whether its caller took it back while it waited.</summary>
    public bool IsWithdrawn { get; set; }

    /// <summary>Completes when the write, and all before it on its table, have ended.</summary>
    public Task Settled => _isSettled ? Task.CompletedTask : (_settled ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public bool TryMerge(ScheduledPart part)
    {
        var first = _parts[0].Unit;
        if (part.Unit.Durability != first.Durability || part.Unit.Timeout != first.Timeout)
        {
            return false;
        }

        if (Changes!.Then(part.Changes!) is not { } joined)
        {
            return false;
        }

        Changes = joined;
        _parts.Add(part);
        return true;
    }

    public WriteUnit ToUnit()
    {
        var last = _parts[^1].Unit;
        if (_parts.Count == 1 || Changes == _parts[^1].Changes)
        {
            return last;
        }

        var patch = Changes!.ToPatch((PatchWrite)last.Statements[0]);
        return new WriteUnit(patch) { Durability = last.Durability, Timeout = last.Timeout };
    }

    public void Settle()
    {
        _isSettled = true;
        _settled?.TrySetResult();
    }
}
