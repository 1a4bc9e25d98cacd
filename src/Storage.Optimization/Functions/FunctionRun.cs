namespace Storage.Optimization.Internal;

/// <summary>A host's function while it runs: who waits for it, and the token that ends it when nobody does, or its time is up.</summary>
internal sealed class FunctionRun : CellContent, IDisposable
{
    private readonly TaskCompletionSource<FunctionResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ending;
    private readonly Lock _gate = new();
    private int _waiters = 1;
    private bool _isDisposed;

    public FunctionRun(long generation, long deadline, TagStamps tags, CacheEntry<FunctionResult>? previous, TimeSpan timeout, TimeProvider time)
    {
        (Generation, Deadline, Tags, Previous) = (generation, deadline, tags, previous);
        _ending = new CancellationTokenSource(timeout, time);
        Token = _ending.Token;
    }

    public long Generation { get; }

    public long Deadline { get; }

    public TagStamps Tags { get; }

    public CacheEntry<FunctionResult>? Previous { get; }

    public CancellationToken Token { get; }

    public bool IsEnded => Token.IsCancellationRequested;

    public Task<FunctionResult> Result => _result.Task;

    /// <summary>Says whether who comes now may wait for it: nothing that it depends on was removed since it began.</summary>
    public bool IsOpen(long generation, long now) => Generation == generation && Deadline > now && Tags.IsCurrent(now);

    public bool TryEnter()
    {
        lock (_gate)
        {
            if (_waiters == 0)
            {
                return false;
            }

            _waiters++;
            return true;
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            if (--_waiters == 0 && !_isDisposed)
            {
                _ending.Cancel();
            }
        }
    }

    public void Complete(FunctionResult result) => _result.TrySetResult(result);

    public void Fail(Exception exception)
    {
        _result.TrySetException(exception);
        _ = _result.Task.Exception;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _ending.Dispose();
        }
    }
}
