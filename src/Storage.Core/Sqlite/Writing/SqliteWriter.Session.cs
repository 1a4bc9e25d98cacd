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
        if (end == SessionEnd.Expired)
        {
            session.Expire();
            _refusedAtClose += _isAbandoned ? 1 : 0;
        }

        // a connection that a host has had, or that a host may still be using, is not used again unless nothing was left on it
        try
        {
            EndSession(session, turn, end);
        }
        finally
        {
            if (_sessionHandle is { } used && (end == SessionEnd.Expired || used.Database.IsClosed || !session.IsClean()))
            {
                DiscardSessionHandle();
            }
        }
    }

    private SqliteSession BeginSession(SessionTurn turn)
    {
        if (_sessionHandle is null)
        {
            _sessionHandle = _connections.OpenSession();
            _sessionHandle.Guard.WatchCommits(_sessionHandle.Database);
        }

        _sessionHandle.Execute(turn.Durability == Durability.Full ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
        BeginImmediate(_sessionHandle);
        BeforeSession(_sessionHandle);
        _sessionHandle.Guard.AllowsCommit = false;
        return new SqliteSession(_sessionHandle, turn, _observers, _time);
    }

    private SessionEnd WaitForEnd(SessionTurn turn)
    {
        var deadline = DeadlineAfter(turn.Timeout);
        while (!turn.WaitForEnd(AbandonCheckInterval))
        {
            if (_isAbandoned || _time.GetTimestamp() > deadline)
            {
                break;
            }
        }

        return turn.Decide(SessionEnd.Expired);
    }

    private void EndSession(SqliteSession session, SessionTurn turn, SessionEnd end)
    {
        var handle = _sessionHandle!;
        if (handle.Database.IsClosed)
        {
            var closed = new StorageException(StorageErrorCode.Database, "The session's connection was closed from outside, which rolled it back; nothing of it is stored. Leave the connection to the session.");
            turn.Ended(end == SessionEnd.Commit ? closed : null);
            return;
        }

        if (end != SessionEnd.Commit)
        {
            RollBackIfOpen(handle);
            turn.Ended(end == SessionEnd.Expired ? SqliteSession.Expired() : null);
            return;
        }

        if (handle.IsAutocommit)
        {
            turn.Ended(SqliteSession.Lost());
            return;
        }

        var notice = session.TakeNotice();
        _observers.Committing(notice);
        try
        {
            CommitSession(handle);
        }
        catch (StorageException exception)
        {
            RollBackIfOpen(handle);
            var isUnknown = IsOutcomeUnknown(exception);
            OnRolledBack(notice, isUnknown);
            _unitsFailed++;
            if (isUnknown)
            {
                Recover();
            }

            turn.Ended(isUnknown ? Unknown(exception) : exception);
            return;
        }

        OnCommitted(notice);
        _unitsCommitted++;
        AfterSession(handle);
        turn.Ended(null);
    }

    // a host may still be at its connection: only this commit goes through
    private void CommitSession(SqliteHandle handle)
    {
        using var mutex = handle.Own();
        using var scope = handle.Guard.Enter(GuardMode.Engine);
        handle.Guard.AllowsCommit = true;
        try
        {
            CommitTransaction(handle);
        }
        finally
        {
            handle.Guard.AllowsCommit = false;
        }
    }

    private void DiscardSessionHandle()
    {
        var handle = _sessionHandle;
        _sessionHandle = null;
        Discard(handle);
    }
}
