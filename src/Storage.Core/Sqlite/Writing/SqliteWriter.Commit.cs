namespace Storage.Core.Internal;

/// <content>Group commit, and what becomes of a group when one of its units or its commit fails.</content>
internal sealed partial class SqliteWriter
{
    private UnitExecutor? _executor;
    private Durability _synchronous = Durability.Full;
    private long _sequence;
    private long _commits;
    private long _unitsCommitted;
    private long _unitsFailed;

    public long Sequence => Volatile.Read(ref _sequence);

    public (long Commits, long Committed, long Failed) Counters =>
        (Volatile.Read(ref _commits), Volatile.Read(ref _unitsCommitted), Volatile.Read(ref _unitsFailed));

    private void CommitBatch(UnitWork first)
    {
        _batch.Clear();
        Gather(first);
        if (_batch.Count > 0)
        {
            CommitTogether([.. _batch]);
        }

        _batch.Clear();
    }

    private void Gather(UnitWork first)
    {
        var rows = 0;
        WriterWork? work = first;
        while (work is UnitWork unit)
        {
            if (TryPickUp(unit))
            {
                _batch.Add(unit);
                rows += unit.RowCount;
            }

            if (_batch.Count >= _options.MaxUnitsPerCommit || rows >= _options.MaxRowsPerCommit || !TryTake(out work!))
            {
                return;
            }
        }

        // what is no unit comes next, before anything that came after it
        _next = work;
    }

    private void CommitTogether(UnitWork[] units)
    {
        var started = _time.GetTimestamp();
        if (!TryBegin(units))
        {
            return;
        }

        var handle = _handle!;
        var executor = Executor(handle);
        var notice = new CommitNotice(executor.CollectsChanges ? units.Sum(unit => unit.RowCount) : 0);
        foreach (var unit in units)
        {
            Execute(unit, executor, notice);
            if (unit.Failure is { } failure && (handle.IsAutocommit || executor.LeftParts || IsIo(failure)))
            {
                // the error ended the transaction, and with it what the others had done in it; or it left a part that only a rollback
                // undoes; or nothing that this connection has in memory can be trusted
                RollBackIfOpen(handle);
                RecoverFromIo(failure);
                OnGroupLost(units, unit);
                return;
            }
        }

        if (!executor.CollectsChanges)
        {
            // for an observer that came while the units ran
            notice.AddAllTables();
        }

        Commit(handle, units, notice);
        _telemetry.OnBatch(units.Length, _time.GetElapsedTime(started));
    }

    private UnitExecutor Executor(SqliteHandle handle)
    {
        var collectsChanges = _observers.Any;
        return _executor is { } known && known.Handle == handle && known.CollectsChanges == collectsChanges
            ? known
            : _executor = new UnitExecutor(handle, collectsChanges);
    }

    private bool TryBegin(UnitWork[] units)
    {
        try
        {
            var handle = Handle();
            SetSynchronous(handle, Array.Exists(units, unit => unit.Durability == Durability.Full) ? Durability.Full : Durability.Normal);
            BeginImmediate(handle);
            return true;
        }
        catch (StorageException exception)
        {
            RecoverFromIo(exception);
            FailAll(units, exception);
            return false;
        }
    }

    private void Execute(UnitWork work, UnitExecutor executor, CommitNotice notice)
    {
        work.Failure = null;
        try
        {
            (work.Results, work.WasAppliedBefore) = IdempotencyKeys.Run(_handle!, executor, work.Unit, _time.GetUtcNow());
            executor.MoveChangesTo(notice);
        }
        catch (Exception exception)
        {
            // a value that has no stored form, or a converter that throws, is its own unit's failure like any other
            work.Results = null;
            work.Failure = exception;
        }
    }

    private void OnGroupLost(UnitWork[] units, UnitWork culprit)
    {
        if (units.Length == 1)
        {
            FailAll(units, culprit.Failure!);
            return;
        }

        foreach (var unit in units)
        {
            CommitTogether([unit]);
        }
    }

    private void Commit(SqliteHandle handle, UnitWork[] units, CommitNotice notice)
    {
        var done = Array.FindAll(units, unit => unit.Failure is null);
        if (done.Length == 0)
        {
            RollBackIfOpen(handle);
            Complete(units);
            return;
        }

        _observers.Committing(notice);
        try
        {
            CommitTransaction(handle);
        }
        catch (StorageException exception)
        {
            RollBackIfOpen(handle);
            Complete(Array.FindAll(units, unit => unit.Failure is not null));
            OnCommitFailed(done, notice, exception);
            return;
        }

        OnCommitted(notice);
        _unitsCommitted += done.Length;
        Complete(units);
    }

    private void OnCommitFailed(UnitWork[] units, CommitNotice notice, StorageException exception)
    {
        var isUnknown = IsOutcomeUnknown(exception);
        OnRolledBack(notice, isUnknown);
        if (exception is ConstraintException && units.Length > 1)
        {
            // a deferred constraint shows at the commit and does not say whose it is
            foreach (var unit in units)
            {
                CommitTogether([unit]);
            }

            return;
        }

        if (isUnknown)
        {
            // before the callers are told, so that who looks then sees what the file has
            Recover();
        }

        FailAll(units, isUnknown ? Unknown(exception) : exception);
    }

    private void BeginImmediate(SqliteHandle handle)
    {
        var deadline = DeadlineAfter(_options.LockTimeout);
        while (true)
        {
            try
            {
                handle.Statement("BEGIN IMMEDIATE").Run();
                return;
            }
            catch (StorageException exception) when (exception.Code == StorageErrorCode.Busy && _time.GetTimestamp() < deadline)
            {
                // the native busy timeout has waited already; ours is the limit
            }
        }
    }

    // after a success the sequence has to advance
    private void CommitTransaction(SqliteHandle handle)
    {
        _phase.Begin();
        try
        {
            handle.Statement("COMMIT").Run();
        }
        catch
        {
            _phase.End();
            throw;
        }
    }

    private long AdvanceSequence()
    {
        var sequence = Interlocked.Increment(ref _sequence);
        _phase.End();
        return sequence;
    }

    private static void RollBackIfOpen(SqliteHandle? handle)
    {
        if (handle is { IsAutocommit: false })
        {
            handle.Execute("ROLLBACK");
        }
    }

    // the pragma acts when it is compiled, so it is never a kept statement
    private void SetSynchronous(SqliteHandle handle, Durability durability)
    {
        if (_synchronous != durability)
        {
            handle.Execute(durability == Durability.Full ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
            _synchronous = durability;
        }
    }

    private void OnCommitted(CommitNotice notice)
    {
        notice.Sequence = AdvanceSequence();
        _commits++;
        _observers.Committed(notice);
    }

    private void OnRolledBack(CommitNotice notice, bool isUnknown)
    {
        if (isUnknown)
        {
            AdvanceSequence();
        }

        _observers.RolledBack(notice);
    }

    // a full disk and a lock leave no commit record; what an I/O error left behind is known after the next open only
    private static bool IsOutcomeUnknown(StorageException exception) =>
        exception.Code is not (StorageErrorCode.Constraint or StorageErrorCode.DiskFull or StorageErrorCode.Busy);

    private static StorageException Unknown(StorageException cause) =>
        new(cause.Code, $"{cause.Message} Whether the write is stored is not known: write it again with the same key or idempotency key.", cause)
        {
            Outcome = WriteOutcome.Unknown,
            NativeCode = cause.NativeCode,
        };

    private void FailAll(UnitWork[] units, Exception exception)
    {
        foreach (var unit in units)
        {
            unit.Results = null;
            unit.Failure = exception;
        }

        Complete(units);
    }

    private void Complete(UnitWork[] units)
    {
        var sequence = Sequence;
        foreach (var unit in units)
        {
            _unitsFailed += unit.Failure is null ? 0 : 1;
            unit.Complete(sequence);
        }
    }
}
