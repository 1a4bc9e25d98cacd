using Microsoft.Extensions.Logging;

namespace Storage.Core.Internal;

/// <summary>Those who are told of commits. A copy of the list a change, so that the writer reads it without a lock.</summary>
internal sealed class CommitObservers(ILogger logger)
{
    private readonly Lock _gate = new();
    private ICommitObserver[] _observers = [];
    private ICommitObserver[] _audience = [];
    private CommitNotice? _pending;

    public bool Any => _observers.Length > 0;

    public IDisposable Add(ICommitObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        lock (_gate)
        {
            _observers = [.. _observers, observer];
        }

        return new Subscription(this, observer);
    }

    public void Committing(CommitNotice notice)
    {
        // who heard the beginning hears the end
        _audience = _observers;
        _pending = notice;
        Tell(_audience, notice, static (observer, notice) => observer.Committing(notice));
    }

    public void Committed(CommitNotice notice)
    {
        _pending = null;
        Tell(_audience, notice, static (observer, notice) => observer.Committed(notice));
        TellNewcomers(notice.Sequence);
    }

    public void RolledBack(CommitNotice notice)
    {
        _pending = null;
        Tell(_audience, notice, static (observer, notice) => observer.RolledBack(notice));
    }

    /// <summary>Ends a notice whose commit a fault of the engine cut short.</summary>
    public void RollBackPending()
    {
        if (_pending is { } notice)
        {
            RolledBack(notice);
        }
    }

    /// <summary>Says that any row may have changed.</summary>
    public void Everything(long sequence)
    {
        var notice = CommitNotice.OfEverything();
        Committing(notice);
        notice.Sequence = sequence;
        Committed(notice);
    }

    // who joined while the commit ran may have read the rows of before
    private void TellNewcomers(long sequence)
    {
        var now = _observers;
        if (now == _audience)
        {
            return;
        }

        var newcomers = Array.FindAll(now, observer => !_audience.Contains(observer));
        var notice = CommitNotice.OfEverything();
        Tell(newcomers, notice, static (observer, notice) => observer.Committing(notice));
        notice.Sequence = sequence;
        Tell(newcomers, notice, static (observer, notice) => observer.Committed(notice));
    }

    private void Tell(ICommitObserver[] audience, CommitNotice notice, Action<ICommitObserver, CommitNotice> tell)
    {
        foreach (var observer in audience)
        {
            try
            {
                tell(observer, notice);
            }
            catch (Exception exception)
            {
                // the commit stands, whatever an observer makes of it
                Log.ObserverFailed(logger, observer.GetType().Name, exception);
            }
        }
    }

    private void Remove(ICommitObserver observer)
    {
        lock (_gate)
        {
            var index = Array.IndexOf(_observers, observer);
            if (index >= 0)
            {
                _observers = [.. _observers[..index], .. _observers[(index + 1)..]];
            }
        }
    }

    private sealed class Subscription(CommitObservers owner, ICommitObserver observer) : IDisposable
    {
        private int _isDisposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            {
                owner.Remove(observer);
            }
        }
    }
}
