using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>Holds the writer when a commit is visible and nobody has been told of it yet.</summary>
internal sealed class BlockingObserver : ICommitObserver
{
    private readonly ManualResetEventSlim _open = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isArmed;

    public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public void Arm() => _isArmed = true;

    public void Open() => _open.Set();

    public void Committing(CommitNotice notice)
    {
    }

    public void Committed(CommitNotice notice)
    {
        if (_isArmed)
        {
            _reached.TrySetResult();
            _open.Wait(TimeSpan.FromSeconds(30));
        }
    }

    public void RolledBack(CommitNotice notice)
    {
    }
}
