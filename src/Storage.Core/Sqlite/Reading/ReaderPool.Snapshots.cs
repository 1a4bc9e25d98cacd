namespace Storage.Core.Internal;

/// <content>
/// The snapshots that idle connections hold: ended by a sweep after a few milliseconds, or by the gate when the log is to start again.
/// </content>
internal sealed partial class ReaderPool
{
    private static readonly TimeSpan SweepDelay = TimeSpan.FromMilliseconds(20);

    private ITimer? _sweep;
    private bool _isSweepDue;
    private bool _isGateClosed;

    /// <summary>Ends the snapshots of idle connections.</summary>
    public void EndIdleSnapshots()
    {
        SqliteHandle[] held;
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            held = [.. _idle.Where(handle => handle.Snapshot.IsHeld)];
            var others = _idle.Where(handle => !handle.Snapshot.IsHeld).Reverse().ToArray();
            _idle.Clear();
            Array.ForEach(others, _idle.Push);
            Array.ForEach(held, _ => Take());
        }

        foreach (var handle in held)
        {
            handle.Snapshot.End();
            Return(handle);
        }
    }

    /// <summary>Holds new reads back, waits until the running ones end, and ends the snapshots that they left.</summary>
    /// <returns>Whether all ended in time.</returns>
    public bool CloseGate(TimeSpan timeout)
    {
        lock (_gate)
        {
            _isGateClosed = true;
        }

        if (!_noneInUse.Wait(timeout))
        {
            return false;
        }

        EndIdleSnapshots();
        return _noneInUse.Wait(timeout);
    }

    public void OpenGate()
    {
        lock (_gate)
        {
            _isGateClosed = false;
            ServeWaiting();
        }
    }

    // under the lock
    private void ScheduleSweep(SqliteHandle handle)
    {
        if (handle.Snapshot.IsHeld && !_isSweepDue)
        {
            _isSweepDue = true;
            _sweep ??= time.CreateTimer(_ => Sweep(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _sweep.Change(SweepDelay, Timeout.InfiniteTimeSpan);
        }
    }

    private void Sweep()
    {
        lock (_gate)
        {
            _isSweepDue = false;
        }

        EndIdleSnapshots();
    }
}
