using SQLitePCL;

namespace Storage.Core.Internal;

/// <content>Moving the write-ahead log into the database file.</content>
internal sealed partial class SqliteWriter
{
    private const int CheckpointNoop = -1;
    private const int PurgeLimit = 1_000;

    private static readonly TimeSpan GateTimeout = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan PurgeInterval = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan GateInterval = TimeSpan.FromMilliseconds(200);

    private int _walPages;
    private int _walPagesMoved;
    private long _checkpoints;
    private long _nextGate;
    private long _nextPurge;
    private bool _isIdleWorkDone = true;
    private StorageException? _checkpointFailure;

    public int WalPages => Volatile.Read(ref _walPages);

    public long Checkpoints => Volatile.Read(ref _checkpoints);

    /// <summary>Moves the whole log so that it starts again, with reads held back for the moment.</summary>
    /// <returns>Whether all of it was moved.</returns>
    public bool CheckpointThroughGate(SqliteHandle handle, int mode = raw.SQLITE_CHECKPOINT_TRUNCATE)
    {
        try
        {
            return _readers.CloseGate(GateTimeout) && Checkpoint(handle, mode);
        }
        finally
        {
            _readers.OpenGate();
        }
    }

    /// <summary>Moves the whole log, for a caller who has asked for it.</summary>
    /// <exception cref="StorageException">Something stood in the way, or the disk failed.</exception>
    public void RequireCheckpoint(SqliteHandle handle)
    {
        _checkpointFailure = null;
        if (!CheckpointThroughGate(handle))
        {
            throw _checkpointFailure ?? new StorageException(
                StorageErrorCode.Busy,
                "The write-ahead log could not be emptied, since a read, a stream or another process still uses it. End what reads for long, or try again later; nothing is lost meanwhile.");
        }
    }

    // a passive checkpoint moves pages beside readers, but only without readers can the log start again at its beginning
    private void CheckpointIfDue()
    {
        if (_handle is not { IsAutocommit: true } handle)
        {
            return;
        }

        _isIdleWorkDone = false;
        raw.sqlite3_wal_checkpoint_v2(handle.Database, "main", CheckpointNoop, out _walPages, out _walPagesMoved);
        if (_walPages - _walPagesMoved >= _options.CheckpointPages)
        {
            // most of it is moved beside the readers; idle ones are not to stand in the way
            _readers.EndIdleSnapshots();
            Checkpoint(handle, raw.SQLITE_CHECKPOINT_PASSIVE);
        }

        if (_walPages >= _options.CheckpointPages && _walPagesMoved * 2 >= _walPages && _time.GetTimestamp() >= _nextGate)
        {
            // with the smaller part left to move, a moment without readers lets the log start again at its beginning; where a read does not end,
            // waiting for it at every commit would stop everybody else too
            var isRestarted = CheckpointThroughGate(handle, raw.SQLITE_CHECKPOINT_RESTART);
            _nextGate = isRestarted ? 0 : DeadlineAfter(GateInterval);
        }
    }

    private void OnIdle()
    {
        if (_isIdleWorkDone || _handle is not { } handle)
        {
            return;
        }

        try
        {
            var isPurged = Purge(handle);
            _isIdleWorkDone = CheckpointThroughGate(handle) && isPurged;
        }
        catch (Exception exception)
        {
            // nobody waits for it; the next write reports what is wrong with the disk, if anything is
            _isIdleWorkDone = true;
            Log.IdleWorkFailed(_logger, exception);
            RecoverFromIo(exception);
        }
    }

    private void PurgeIfDue()
    {
        if (_time.GetTimestamp() < _nextPurge || _handle is not { IsAutocommit: true } handle)
        {
            return;
        }

        try
        {
            _nextPurge = Purge(handle) ? DeadlineAfter(PurgeInterval) : 0;
        }
        catch (StorageException exception)
        {
            _nextPurge = DeadlineAfter(PurgeInterval);
            Log.IdleWorkFailed(_logger, exception);
            RecoverFromIo(exception);
        }
    }

    // whether no old key is left
    private bool Purge(SqliteHandle handle) =>
        IdempotencyKeys.Purge(handle, _time.GetUtcNow() - _options.IdempotencyRetention, PurgeLimit) < PurgeLimit;

    private bool Checkpoint(SqliteHandle handle, int mode)
    {
        var started = _time.GetTimestamp();
        var code = raw.sqlite3_wal_checkpoint_v2(handle.Database, "main", mode, out var pages, out var moved);
        if (code is not (raw.SQLITE_OK or raw.SQLITE_BUSY))
        {
            var failure = SqliteErrors.Create(handle.Database, code, "The checkpoint failed");
            _checkpointFailure = failure;
            Log.CheckpointFailed(_logger, failure);
            RecoverFromIo(failure);
            return false;
        }

        (_walPages, _walPagesMoved) = (Math.Max(pages, 0), Math.Max(moved, 0));
        var isComplete = code == raw.SQLITE_OK && pages == moved;
        _checkpoints += isComplete ? 1 : 0;
        _telemetry.OnCheckpoint(isComplete, _time.GetElapsedTime(started));
        return isComplete;
    }
}
