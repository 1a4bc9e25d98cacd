using System.Collections.Concurrent;

namespace Storage.Core.Internal;

/// <summary>
/// Refuses waiting work when its time is up, also while the writer is held by a session, a lock or a slow disk. Looks a few times a second,
/// so a deadline costs a write no timer of its own.
/// </summary>
internal sealed class DeadlineSweeper : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentQueue<WriterWork> _watched = new();
    private readonly List<WriterWork> _waiting = [];
    private readonly TimeProvider _time;
    private readonly Func<StorageException> _reason;
    private readonly ITimer _timer;
    private int _isSweeping;

    public DeadlineSweeper(TimeProvider time, Func<StorageException> reason)
    {
        _time = time;
        _reason = reason;
        _timer = time.CreateTimer(static state => ((DeadlineSweeper)state!).Sweep(), this, Interval, Interval);
    }

    public void Watch(WriterWork work) => _watched.Enqueue(work);

    public void Dispose() => _timer.Dispose();

    private void Sweep()
    {
        // a slow pool may start the next look before this one ends
        if (Interlocked.Exchange(ref _isSweeping, 1) != 0)
        {
            return;
        }

        try
        {
            SweepOnce();
        }
        finally
        {
            Volatile.Write(ref _isSweeping, 0);
        }
    }

    private void SweepOnce()
    {
        // taken out, not looked at in place: a queue that was enumerated keeps what leaves it, and with it every unit of the last while
        while (_watched.TryDequeue(out var work))
        {
            if (work.IsWaiting)
            {
                _waiting.Add(work);
            }
        }

        var now = _time.GetTimestamp();
        foreach (var work in _waiting)
        {
            if (now > work.Deadline)
            {
                work.Refuse(_reason());
            }
        }

        _waiting.RemoveAll(static work => !work.IsWaiting);
    }
}
