using Microsoft.Extensions.Logging;

namespace Storage.Core.Internal;

/// <summary>Those who are told how requests went. A copy of the list a change, so that requests read it without a lock; while nobody is on it,
/// a request looks at a field.</summary>
internal sealed class ExecutionObservers(TimeProvider time, ILogger logger)
{
    private readonly Lock _gate = new();
    private IExecutionObserver[] _observers = [];

    public bool Any { get; private set; }

    public IDisposable Add(IExecutionObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        lock (_gate)
        {
            Set([.. _observers, observer]);
        }

        return new Subscription(this, observer);
    }

    public object? Find(Type type) => Array.Find(_observers, type.IsInstanceOfType);

    /// <summary>Tells of an execution.</summary>
    /// <returns>How many lookups may pass untold after it, for every observer.</returns>
    public int Tell(in Execution execution)
    {
        var passing = int.MaxValue;
        foreach (var observer in _observers)
        {
            passing = Math.Min(passing, Tell(observer, execution));
        }

        return passing;
    }

    /// <summary>Tells of an execution that failed, or was cancelled.</summary>
    public void TellFailed(Execution execution, Exception reason) => Tell(Failed(execution, reason));

    /// <summary>Tells of a lookup, and says when the next one of its statement is to be told.</summary>
    public void TellLookup(SqliteStatement statement, long started, int rows)
    {
        var execution = new Execution(statement.Shape!) { Elapsed = time.GetElapsedTime(started), Rows = rows, Runs = statement.LookupsTold };
        statement.LookupsTold = 1 + Math.Clamp(Tell(execution), 0, MostPassing);
        statement.LookupsUntilTold = statement.LookupsTold;
    }

    /// <summary>Passes the pieces of a stream on, and tells of it when it ends.</summary>
    public async IAsyncEnumerable<List<TRow>> Watch<TRow>(Shape shape, IAsyncEnumerable<List<TRow>> pieces)
    {
        var execution = new Execution(shape);
        var took = TimeSpan.Zero;
        var stream = pieces.GetAsyncEnumerator();
        try
        {
            while (true)
            {
                // the caller's own time between pieces is not the stream's
                var started = time.GetTimestamp();
                bool isPiece;
                try
                {
                    isPiece = await stream.MoveNextAsync().ConfigureAwait(false);
                }
                catch (Exception exception)
                {
                    execution = Failed(execution with { Elapsed = took + time.GetElapsedTime(started) }, exception);
                    throw;
                }

                took += time.GetElapsedTime(started);
                if (!isPiece)
                {
                    execution = execution with { Elapsed = took };
                    break;
                }

                execution = execution with { Rows = execution.Rows + stream.Current.Count };
                yield return stream.Current;
            }
        }
        finally
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            Tell(execution);
        }
    }

    private const int MostPassing = 1_000_000;

    private static Execution Failed(in Execution execution, Exception reason) => execution with
    {
        Failure = reason as StorageException,
        Outcome = reason is OperationCanceledException ? ExecutionOutcome.Cancelled : ExecutionOutcome.Failed,
    };

    private int Tell(IExecutionObserver observer, in Execution execution)
    {
        try
        {
            return observer.OnExecuted(execution);
        }
        catch (Exception exception)
        {
            // the request went as it did, whatever an observer makes of it
            Log.ExecutionObserverFailed(logger, observer.GetType().Name, exception);
            return 0;
        }
    }

    private void Remove(IExecutionObserver observer)
    {
        lock (_gate)
        {
            var index = Array.IndexOf(_observers, observer);
            if (index >= 0)
            {
                Set([.. _observers[..index], .. _observers[(index + 1)..]]);
            }
        }
    }

    private void Set(IExecutionObserver[] observers)
    {
        Volatile.Write(ref _observers, observers);
        Any = observers.Length > 0;
    }

    private sealed class Subscription(ExecutionObservers owner, IExecutionObserver observer) : IDisposable
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
