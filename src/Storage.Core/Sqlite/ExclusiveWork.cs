namespace Storage.Core.Internal;

/// <summary>Work that has the writer to itself: schema, maintenance.</summary>
internal sealed class ExclusiveWork<TResult>(Func<SqliteHandle, TResult> action, long deadline) : ExclusiveWork(deadline)
{
    private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult> Completion => _completion.Task;

    public override void Run(SqliteHandle handle) => _completion.TrySetResult(action(handle));

    protected override void OnFailed(Exception reason)
    {
        if (reason is OperationCanceledException cancelled)
        {
            _completion.TrySetCanceled(cancelled.CancellationToken);
        }
        else
        {
            _completion.TrySetException(reason);
        }
    }
}
