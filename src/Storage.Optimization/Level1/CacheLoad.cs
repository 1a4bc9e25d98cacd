namespace Storage.Optimization.Internal;

/// <summary>A value on its way: the entry that it becomes, and those who wait for it.</summary>
/// <param name="generation">The region's generation when it began.</param>
/// <param name="clock">The region's clock of commits when it began.</param>
/// <param name="deadline">Until when others wait for it; later ones begin their own.</param>
internal sealed class CacheLoad<TValue>(long generation, long clock, long deadline) : CellContent
    where TValue : class
{
    private readonly Lock _gate = new();
    private TaskCompletionSource<TValue?>? _waiters;
    private TValue? _value;
    private Exception? _failure;
    private bool _isDone;

    public long Generation { get; } = generation;

    public long Clock { get; } = clock;

    public long Deadline { get; } = deadline;

    /// <summary>Gets the value that it is to replace, which has expired.</summary>
    public CacheEntry<TValue>? Previous { get; init; }

    /// <summary>Waits for the value. It fails as the load fails, and with <see cref="LoadWithdrawnException"/> where whoever loads was
    /// cancelled.</summary>
    public Task<TValue?> WaitAsync()
    {
        lock (_gate)
        {
            if (_waiters is null && _isDone)
            {
                return _failure is null ? Task.FromResult(_value) : Task.FromException<TValue?>(_failure);
            }

            return (_waiters ??= new TaskCompletionSource<TValue?>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public void Complete(TValue? value)
    {
        TaskCompletionSource<TValue?>? waiters;
        lock (_gate)
        {
            (_isDone, _value) = (true, value);
            waiters = _waiters;
        }

        waiters?.TrySetResult(value);
    }

    public void Fail(Exception failure)
    {
        TaskCompletionSource<TValue?>? waiters;
        lock (_gate)
        {
            (_isDone, _failure) = (true, failure is OperationCanceledException ? new LoadWithdrawnException() : failure);
            waiters = _waiters;
        }

        if (waiters is not null)
        {
            waiters.TrySetException(_failure);
            _ = waiters.Task.Exception;
        }
    }
}
