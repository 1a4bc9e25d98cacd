namespace Storage.Core.Internal;

/// <content>Starting again after an I/O error, and ending.</content>
internal sealed partial class SqliteWriter
{
    private static readonly TimeSpan ReopenInterval = TimeSpan.FromMilliseconds(500);

    private StorageException? _reopenFailure;
    private long _nextReopen;

    /// <summary>Whether everything was moved into the database file when the writer ended.</summary>
    public bool IsCheckpointed { get; private set; }

    // after a fault of ours, not of the work: on a fresh connection, rather than end the only writer
    private void StartAgain(WriterWork work, Exception fault)
    {
        try
        {
            _observers.RollBackPending();
            Recover();
        }
        finally
        {
            // whatever became of that: who is not told now waits for good
            var unknown = new StorageException(StorageErrorCode.Database, "The writer failed while it held this write.", fault) { Outcome = WriteOutcome.Unknown };
            _batch.ForEach(unit => unit.Fail(unknown));
            _batch.Clear();
            work.Fail(unknown);
        }

        Log.WriterFault(_logger, fault);
    }

    // after a failed fsync the kernel may have dropped what was not written, so nothing that is in memory can be trusted: open afresh
    private void Recover()
    {
        var handle = _handle;
        _handle = null;
        Discard(handle);
        DiscardSessionHandle();
        try
        {
            _readers.Renew();
            Reopen();
        }
        catch (Exception exception)
        {
            // the next write tries again, and says what is wrong
            Log.ReopenFailed(_logger, exception);
        }
    }

    private void RecoverFromIo(Exception exception)
    {
        // where there is no connection, it is the reason: opening it failed
        if (IsIo(exception) && _handle is not null)
        {
            Recover();
        }
    }

    private static bool IsIo(Exception exception) => exception is StorageException { Code: StorageErrorCode.Io };

    private void Discard(SqliteHandle? handle)
    {
        try
        {
            handle?.Dispose();
        }
        catch (Exception exception)
        {
            // a host may be at the connection; it is not used again in any case
            Log.IdleWorkFailed(_logger, exception);
        }
    }

    private SqliteHandle Reopen()
    {
        if (_reopenFailure is not null && _time.GetTimestamp() < _nextReopen)
        {
            throw _reopenFailure;
        }

        try
        {
            _handle = _connections.OpenWriter();
            _synchronous = Durability.Full;
            _reopenFailure = null;
            _foreignVersion = null;

            // what the error left behind may be there now or be gone
            _observers.Everything(AdvanceSequence());
            Log.Reopened(_logger, _connections.Path);
            return _handle;
        }
        catch (StorageException exception)
        {
            _reopenFailure = new StorageException(exception.Code, $"The database cannot be opened again after an error: {exception.Message}", exception);
            _nextReopen = DeadlineAfter(ReopenInterval);
            throw _reopenFailure;
        }
    }

    private void Shutdown()
    {
        DiscardSessionHandle();
        if (_handle is { } handle)
        {
            IsCheckpointed = CheckpointThroughGate(handle);
            Discard(_handle);
            _handle = null;
        }
    }
}
