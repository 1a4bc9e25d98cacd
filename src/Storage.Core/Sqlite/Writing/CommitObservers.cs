using Microsoft.Extensions.Logging;

namespace Storage.Core.Internal;

/// <summary>Those who are told of commits. A copy of the list a change, so that the writer reads it without a lock.</summary>
internal sealed class CommitObservers(ILogger logger)
{
    private readonly Lock _gate = new();
    private ICommitObserver[] _observers = [];
    private ICommitObserver[] _audience = [];

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
        Tell(notice, static (observer, notice) => observer.Committing(notice));
    }

    public void Committed(CommitNotice notice) => Tell(notice, static (observer, notice) => observer.Committed(notice));

    public void RolledBack(CommitNotice notice) => Tell(notice, static (observer, notice) => observer.RolledBack(notice));

    private void Tell(CommitNotice notice, Action<ICommitObserver, CommitNotice> tell)
    {
        foreach (var observer in _audience)
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
