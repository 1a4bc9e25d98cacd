using Storage.Core;

namespace Storage.ConformanceTests;

public sealed class ThrowingObserver : ICommitObserver
{
    public void Committing(CommitNotice notice) => throw new InvalidOperationException("committing");

    public void Committed(CommitNotice notice) => throw new InvalidOperationException("committed");

    public void RolledBack(CommitNotice notice) => throw new InvalidOperationException("rolled back");
}
