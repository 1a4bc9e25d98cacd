namespace Storage.Core.Internal;

/// <summary>
/// The engine's own threads for reads that take long, so that neither a caller's thread nor the thread pool waits for a scan. A thread is
/// started when all that run are busy, up to a limit; they end with the engine, after what was handed to them.
/// </summary>
/// <remarks>The lock guards the queue and the counts; nothing runs under it.</remarks>
internal sealed class ReaderThreads(int limit) : IDisposable
{
    private readonly object _gate = new();
    private readonly Queue<Action> _work = new();
    private int _threads;
    private int _idle;
    private bool _isClosed;

    /// <summary>Runs work on one of the threads.</summary>
    public Task<TResult> RunAsync<TState, TResult>(TState state, Func<TState, TResult> work)
    {
        var completion = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(() => Complete(completion, state, work));
        return completion.Task;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
    }

    private static void Complete<TState, TResult>(TaskCompletionSource<TResult> completion, TState state, Func<TState, TResult> work)
    {
        try
        {
            completion.SetResult(work(state));
        }
        catch (Exception exception)
        {
            completion.SetException(exception);
        }
    }

    private void Enqueue(Action work)
    {
        lock (_gate)
        {
            _work.Enqueue(work);
            if (_work.Count <= _idle || _threads >= limit)
            {
                Monitor.Pulse(_gate);
                return;
            }

            _threads++;
        }

        new Thread(Run) { IsBackground = true, Name = "Storage reader" }.Start();
    }

    private void Run()
    {
        while (Take() is { } work)
        {
            work();
        }
    }

    private Action? Take()
    {
        lock (_gate)
        {
            Action? work;
            while (!_work.TryDequeue(out work) && !_isClosed)
            {
                _idle++;
                Monitor.Wait(_gate);
                _idle--;
            }

            _threads -= work is null ? 1 : 0;
            return work;
        }
    }
}
