namespace Storage.Core.Internal;

/// <content>Sessions: the writer waits while a host has the turn.</content>
internal sealed partial class SqliteWriter
{
    private SqliteHandle? _sessionHandle;

    private void PerformSession(SessionTurn turn)
    {
        SqliteSession session;
        try
        {
            Handle();
            session = BeginSession(turn);
        }
        catch (StorageException exception)
        {
            DiscardSessionHandle();
            turn.Fail(exception);
            return;
        }

        turn.Grant(session);
        var end = WaitForEnd(turn);
        if (end == SessionEnd.None)
        {
            session.Expire();
        }

        // a connection that a host has had, or that a host may still be using, is not used again unless nothing was left on it
        try
        {
            EndSession(session, turn, end);
        }
        finally
        {
            if (end == SessionEnd.None || !session.IsClean())
            {
                DiscardSessionHandle();
            }
        }
    }

    private SqliteSession BeginSession(SessionTurn turn)
    {
        _sessionHandle ??= _connections.OpenWriter();
        _sessionHandle.Execute(turn.Durability == Durability.Full ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
        BeginImmediate(_sessionHandle);
        return new SqliteSession(_sessionHandle, turn, _observers, _time);
    }

    private SessionEnd WaitForEnd(SessionTurn turn)
    {
        var deadline = DeadlineAfter(turn.Timeout);
        while (!turn.WaitForEnd(SweepInterval))
        {
            RefuseOverdue();
            if (_isAbandoned || _time.GetTimestamp() > deadline)
            {
                break;
            }
        }

        return turn.End;
    }

    private void EndSession(SqliteSession session, SessionTurn turn, SessionEnd end)
    {
        var handle = _sessionHandle!;
        if (end != SessionEnd.Commit)
        {
            RollBackIfOpen(handle);
            turn.Ended(null);
            return;
        }

        if (handle.IsAutocommit)
        {
            turn.Ended(new StorageException(StorageErrorCode.Database, "An error has ended the session's transaction already; nothing of it is stored."));
            return;
        }

        var notice = session.TakeNotice();
        _observers.Committing(notice);
        try
        {
            CommitTransaction(handle);
        }
        catch (StorageException exception)
        {
            RollBackIfOpen(handle);
            var isUnknown = IsOutcomeUnknown(exception);
            OnRolledBack(notice, isUnknown);
            _unitsFailed++;
            turn.Ended(isUnknown ? Unknown(exception) : exception);
            if (isUnknown)
            {
                Recover();
            }

            return;
        }

        OnCommitted(notice);
        _unitsCommitted++;
        turn.Ended(null);
    }

    // the queue is bounded, and so is what is taken out of it here
    private void RefuseOverdue()
    {
        while (_backlog.Count < _options.WriterQueueLimit && _queue.Reader.TryRead(out var work))
        {
            _backlog.Enqueue(work);
        }

        var now = _time.GetTimestamp();
        foreach (var work in _backlog)
        {
            if (now > work.Deadline)
            {
                work.Refuse(TimedOut());
            }
        }
    }

    private void DiscardSessionHandle()
    {
        _sessionHandle?.Dispose();
        _sessionHandle = null;
    }
}
