namespace Storage.Core.Internal;

/// <summary>
/// The reader connections: opened when needed up to a limit, given out in the order in which callers came. A gate holds new reads back for
/// the moment in which the writer moves the write-ahead log.
/// </summary>
/// <remarks>
/// The lock guards the fields and is never held over a native call. A returned connection goes straight to the longest-waiting caller, so
/// nobody is overtaken for ever. After an I/O error the writer moves the generation on: connections of an older one are closed when they
/// come back.
/// </remarks>
internal sealed partial class ReaderPool(SqliteConnections connections, int limit, TimeSpan timeout, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Stack<SqliteHandle> _idle = new();
    private readonly Queue<TaskCompletionSource<SqliteHandle?>> _waiting = new();
    private readonly ManualResetEventSlim _noneInUse = new(initialState: true);
    private int _open;
    private int _inUse;
    private int _waited;
    private int _generation;
    private bool _isDisposed;

    public (int Limit, int Open, int InUse, int Waiting) Status
    {
        get
        {
            lock (_gate)
            {
                return (limit, _open, _inUse, _waiting.Count);
            }
        }
    }

    /// <summary>How many reads had to wait for a connection so far.</summary>
    public int Waited => Volatile.Read(ref _waited);

    /// <summary>Rents a connection; completes synchronously unless all are in use or the gate is closed.</summary>
    public ValueTask<SqliteHandle> RentAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource<SqliteHandle?>? turn = null;
        lock (_gate)
        {
            ThrowIfDisposed();
            if (_isGateClosed || _waiting.Count > 0 || (_idle.Count == 0 && _open >= limit))
            {
                turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Enqueue(turn);
                _waited++;
            }
            else
            {
                Take();
                if (_idle.TryPop(out var handle))
                {
                    return new(handle);
                }

                _open++;
            }
        }

        return turn is null ? new(OpenTaken()) : WaitAsync(turn, cancellationToken);
    }

    public void ThrowIfClosed()
    {
        lock (_gate)
        {
            ThrowIfDisposed();
        }
    }

    /// <summary>Gives a connection back.</summary>
    public void Return(SqliteHandle handle)
    {
        var isStale = false;
        lock (_gate)
        {
            isStale = _isDisposed || handle.Generation != _generation || handle.Snapshot.IsLost;
            if (isStale)
            {
                _open--;
            }
            else
            {
                _idle.Push(handle);
                ScheduleSweep(handle);
            }

            Release();
            ServeWaiting();
        }

        if (isStale)
        {
            handle.Dispose();
        }
    }

    /// <summary>Closes every connection, those in use when they come back, so that the database is opened afresh.</summary>
    public void Renew()
    {
        SqliteHandle[] idle;
        lock (_gate)
        {
            _generation++;
            idle = [.. _idle];
            _idle.Clear();
            _open -= idle.Length;
            ServeWaiting();
        }

        foreach (var handle in idle)
        {
            handle.Dispose();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _sweep?.Dispose();
            while (_waiting.TryDequeue(out var turn))
            {
                turn.TrySetException(Closed());
            }
        }

        Renew();
    }

    private static StorageException Closed() => new(StorageErrorCode.Closed, "The storage is closed.");

    private StorageException TimedOut() => new(
        StorageErrorCode.Timeout,
        $"All {limit} reader connections were in use for {timeout}. A snapshot stream holds one until its loop ends: keep such loops short, or raise ReaderLimit.");

    private async ValueTask<SqliteHandle> WaitAsync(TaskCompletionSource<SqliteHandle?> turn, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource<SqliteHandle?>)state!).TrySetCanceled(token), turn);
        try
        {
            return await turn.Task.WaitAsync(timeout, time, CancellationToken.None).ConfigureAwait(false) ?? OpenTaken();
        }
        catch (TimeoutException) when (turn.TrySetCanceled(CancellationToken.None))
        {
            throw TimedOut();
        }
        catch (TimeoutException)
        {
            // the turn came in the same moment
            return await turn.Task.ConfigureAwait(false) ?? OpenTaken();
        }
    }

    private SqliteHandle OpenTaken()
    {
        try
        {
            return connections.OpenReader(Volatile.Read(ref _generation));
        }
        catch
        {
            lock (_gate)
            {
                _open--;
                Release();
                ServeWaiting();
            }

            throw;
        }
    }

    // under the lock
    private void ServeWaiting()
    {
        while (!_isGateClosed && (_idle.Count > 0 || _open < limit) && _waiting.TryDequeue(out var turn))
        {
            var handle = _idle.TryPop(out var idle) ? idle : null;
            _open += handle is null ? 1 : 0;
            Take();
            if (!turn.TrySetResult(handle))
            {
                // the caller gave up while it waited
                _open -= handle is null ? 1 : 0;
                Release();
                if (handle is not null)
                {
                    _idle.Push(handle);
                }
            }
        }
    }

    private void Take()
    {
        if (_inUse++ == 0)
        {
            _noneInUse.Reset();
        }
    }

    private void Release()
    {
        if (--_inUse == 0)
        {
            _noneInUse.Set();
        }
    }

    private void ThrowIfDisposed()
    {
        if (_isDisposed)
        {
            throw Closed();
        }
    }
}
