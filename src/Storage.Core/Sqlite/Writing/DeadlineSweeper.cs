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
        // work is picked up in the order in which it came, so what is done is at the front
        while (_watched.TryPeek(out var first) && !first.IsWaiting)
        {
            _watched.TryDequeue(out _);
        }

        var now = _time.GetTimestamp();
        foreach (var work in _watched)
        {
            if (now > work.Deadline)
            {
                work.Refuse(_reason());
            }
        }
    }
}
