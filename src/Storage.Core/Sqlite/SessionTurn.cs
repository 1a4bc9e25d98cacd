namespace Storage.Core.Internal;

/// <summary>A session's turn at the writer: asked for, granted, ended.</summary>
internal sealed class SessionTurn(Durability durability, TimeSpan timeout, long deadline) : WriterWork(deadline)
{
    private readonly TaskCompletionSource<SqliteSession> _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _endAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _end;

    public Durability Durability => durability;

    public TimeSpan Timeout => timeout;

    public Task<SqliteSession> Granted => _granted.Task;

    public SessionEnd End => (SessionEnd)Volatile.Read(ref _end);

    public void Grant(SqliteSession session) => _granted.TrySetResult(session);

    public bool WaitForEnd(TimeSpan limit) => _endAsked.Task.Wait(limit);

    /// <summary>Asks the writer to end the session; the first to ask decides how.</summary>
    public Task EndAsync(SessionEnd end)
    {
        Interlocked.CompareExchange(ref _end, (int)end, (int)SessionEnd.None);
        _endAsked.TrySetResult();
        return _ended.Task;
    }

    /// <summary>Says how it ended; called by the writer.</summary>
    public void Ended(StorageException? failure)
    {
        if (failure is null)
        {
            _ended.TrySetResult();
        }
        else
        {
            _ended.TrySetException(failure);
        }
    }

    protected override void OnFailed(Exception reason)
    {
        if (reason is OperationCanceledException cancelled)
        {
            _granted.TrySetCanceled(cancelled.CancellationToken);
        }
        else
        {
            _granted.TrySetException(reason);
        }
    }
}
