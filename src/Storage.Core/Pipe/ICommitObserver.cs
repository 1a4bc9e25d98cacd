namespace Storage.Core;

/// <summary>Is told of every commit, before and after. Called on the writer: stay in memory, do no I/O, never throw.</summary>
/// <remarks>
/// Each notice comes twice: <see cref="Committing"/>, then <see cref="Committed"/> or <see cref="RolledBack"/> with the same instance. The
/// commit sequence has advanced when <see cref="Committed"/> is called, and no caller has been acknowledged yet.
/// </remarks>
public interface ICommitObserver
{
    /// <summary>Says what is about to be committed.</summary>
    /// <param name="notice">What changes.</param>
    void Committing(CommitNotice notice);

    /// <summary>Says that it was committed.</summary>
    /// <param name="notice">What changed.</param>
    void Committed(CommitNotice notice);

    /// <summary>Says that it was not committed, or that its outcome is unknown; in both cases nothing may be assumed of the named
    /// rows.</summary>
    /// <param name="notice">What would have changed.</param>
    void RolledBack(CommitNotice notice);
}
