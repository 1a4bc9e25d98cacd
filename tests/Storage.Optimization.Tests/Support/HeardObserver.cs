using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>Says when a notice came that names every table.</summary>
internal sealed class HeardObserver : ICommitObserver
{
    private readonly TaskCompletionSource _everything = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Everything => _everything.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public void Committing(CommitNotice notice)
    {
    }

    public void Committed(CommitNotice notice)
    {
        if (notice.AllTables)
        {
            _everything.TrySetResult();
        }
    }

    public void RolledBack(CommitNotice notice)
    {
    }
}
