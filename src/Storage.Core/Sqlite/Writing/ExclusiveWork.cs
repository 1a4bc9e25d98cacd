namespace Storage.Core.Internal;

/// <summary>Work that has the writer to itself: schema, maintenance.</summary>
internal sealed class ExclusiveWork<TResult>(Func<SqliteHandle, TResult> action, bool isTransaction, long deadline) : ExclusiveWork(isTransaction, deadline)
{
    private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TResult? _result;

    public Task<TResult> Completion => _completion.Task;

    public override void Run(SqliteHandle handle) => _result = action(handle);

    public override void Complete() => _completion.TrySetResult(_result!);

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
