using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>Holds the writer when a commit is visible and nobody has been told of it yet.</summary>
internal sealed class BlockingObserver : ICommitObserver
{
    private readonly BlockingGate _gate = new();
    private volatile bool _isArmed;

    public Task Reached => _gate.Reached;

    public void Arm() => _isArmed = true;

    public void Open() => _gate.Open();

    public void Committing(CommitNotice notice)
    {
    }

    public void Committed(CommitNotice notice)
    {
        if (_isArmed)
        {
            _gate.Pass();
        }
    }

    public void RolledBack(CommitNotice notice)
    {
    }
}
