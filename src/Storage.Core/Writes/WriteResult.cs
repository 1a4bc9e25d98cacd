namespace Storage.Core;

/// <summary>What an applied unit did.</summary>
/// <param name="statements">What each statement did, in order.</param>
/// <param name="sequence">The commit that holds the unit.</param>
/// <param name="wasAppliedBefore">Whether an earlier unit with the same idempotency key did it.</param>
public sealed class WriteResult(IReadOnlyList<StatementResult> statements, long sequence, bool wasAppliedBefore = false)
{
    /// <summary>Gets what each statement did, in order.</summary>
    public IReadOnlyList<StatementResult> Statements { get; } = statements;

    /// <summary>Gets the number of the commit that holds the unit; it grows with each commit of this engine. 0 inside a transaction that
    /// has not committed yet.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>Gets whether an earlier unit with the same idempotency key had been applied; the results are that unit's, without returned
    /// rows.</summary>
    public bool WasAppliedBefore { get; } = wasAppliedBefore;

    /// <summary>Gets how many rows all statements affected together.</summary>
    public int RowsAffected => Statements.Sum(statement => statement.RowsAffected);
}
