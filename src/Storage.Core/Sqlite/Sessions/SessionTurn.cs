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

    public void Grant(SqliteSession session) => _granted.TrySetResult(session);

    public bool WaitForEnd(TimeSpan limit) => _endAsked.Task.Wait(limit);

    /// <summary>Asks the writer to end the session.</summary>
    public Task EndAsync(SessionEnd end)
    {
        Decide(end);
        _endAsked.TrySetResult();
        return _ended.Task;
    }

    /// <summary>Decides how the session ends; the first to ask decides for all.</summary>
    /// <returns>What was decided.</returns>
    public SessionEnd Decide(SessionEnd end)
    {
        var before = (SessionEnd)Interlocked.CompareExchange(ref _end, (int)end, (int)SessionEnd.None);
        return before == SessionEnd.None ? end : before;
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
            // after the grant somebody may be waiting for the end instead
            _granted.TrySetException(reason);
            _ended.TrySetException(reason);
        }
    }
}
