using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>Holds the writer when the cache has taken a commit in, and whoever made it does not know yet.</summary>
internal sealed class RacedCommits : ICommitObserver
{
    public RaceGates Gates { get; } = new();

    public void Committing(CommitNotice notice)
    {
    }

    public void Committed(CommitNotice notice) => Gates.PassAsync().GetAwaiter().GetResult();

    public void RolledBack(CommitNotice notice)
    {
    }
}
