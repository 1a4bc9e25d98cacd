namespace OfflineQueue.Internal;

/// <summary>Wakes everyone who waits; a call while nobody waits is kept by whoever took the task before.</summary>
internal sealed class Signal
{
    private TaskCompletionSource _next = New();

    /// <summary>Gives what the next call completes. Take it before looking whether there is a reason to wait.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Set() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
