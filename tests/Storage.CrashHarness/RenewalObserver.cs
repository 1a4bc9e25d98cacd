using Storage.Core;

namespace Storage.CrashHarness;

/// <summary>Hears that the database was opened afresh, and holds the writer there for a while, so that a caller who is told before shows.</summary>
internal sealed class RenewalObserver : ICommitObserver
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);

    private volatile TaskCompletionSource _told = new();

    /// <summary>What was heard since <see cref="Expect"/>.</summary>
    public string Heard { get; private set; } = "";

    public void Expect() => (_told, Heard) = (new TaskCompletionSource(), "as before");

    /// <summary>Says that the caller has its answer.</summary>
    public void Told() => _told.TrySetResult();

    public void Committing(CommitNotice notice)
    {
    }

    public void Committed(CommitNotice notice)
    {
        if (notice.AllTables)
        {
            Heard = _told.Task.Wait(Delay) ? "told too early" : "afresh";
        }
    }

    public void RolledBack(CommitNotice notice)
    {
    }
}
