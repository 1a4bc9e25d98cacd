namespace Storage.Core.Internal;

/// <summary>Something that waits for the writer. It is either picked up or withdrawn, never both.</summary>
internal abstract class WriterWork(long deadline)
{
    private const int Waiting = 0;
    private const int PickedUp = 1;
    private const int Withdrawn = 2;

    private int _state;

    /// <summary>The timestamp after which the work is no longer picked up.</summary>
    public long Deadline => deadline;

    /// <summary>How many rows the work writes, for the limit of a commit.</summary>
    public virtual int RowCount => 0;

    /// <summary>Whether the work was neither picked up nor withdrawn.</summary>
    public bool IsWaiting => Volatile.Read(ref _state) == Waiting;

    /// <summary>Takes the work; from now on its true outcome is reported.</summary>
    public bool TryPickUp() => Interlocked.CompareExchange(ref _state, PickedUp, Waiting) == Waiting;

    /// <summary>Ends work that was not picked up, because its caller cancelled it.</summary>
    public void Cancel(CancellationToken cancellationToken)
    {
        if (TryWithdraw())
        {
            OnFailed(new OperationCanceledException(cancellationToken));
        }
    }

    /// <summary>Ends work that was not picked up.</summary>
    /// <returns>Whether it was still waiting.</returns>
    public bool Refuse(StorageException reason)
    {
        var isWithdrawn = TryWithdraw();
        if (isWithdrawn)
        {
            OnFailed(reason);
        }

        return isWithdrawn;
    }

    /// <summary>Ends work that was picked up.</summary>
    public void Fail(Exception reason) => OnFailed(reason);

    protected abstract void OnFailed(Exception reason);

    private bool TryWithdraw() => Interlocked.CompareExchange(ref _state, Withdrawn, Waiting) == Waiting;
}
