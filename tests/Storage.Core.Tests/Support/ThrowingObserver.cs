namespace Storage.Core.Tests;

/// <summary>An observer that throws at whatever it is told.</summary>
internal sealed class ThrowingObserver : ICommitObserver
{
    public void Committing(CommitNotice notice) => throw new InvalidOperationException("Committing");

    public void Committed(CommitNotice notice) => throw new InvalidOperationException("Committed");

    public void RolledBack(CommitNotice notice) => throw new InvalidOperationException("RolledBack");
}
