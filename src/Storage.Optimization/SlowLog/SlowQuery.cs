namespace Storage.Optimization;

/// <summary>A request that was slow, whether it gave its result, failed or was cancelled. It holds no value of any request.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Duration">How long it took, the waiting for a connection or for the writer included.</param>
/// <param name="Query">The statement, with parameters in place of values.</param>
/// <param name="Reason">Why it is called slow.</param>
public sealed record SlowQuery(DateTimeOffset At, TimeSpan Duration, string Query, SlowReason Reason)
{
    /// <summary>Gets the table; <see langword="null"/> for raw SQL.</summary>
    public string? Table { get; init; }

    /// <summary>Gets what the request does, in one word.</summary>
    public required string Operation { get; init; }

    /// <summary>Gets how it ended.</summary>
    public ExecutionOutcome Outcome { get; init; }

    /// <summary>Gets why it failed; <see langword="null"/> where it did not.</summary>
    public StorageErrorCode? Error { get; init; }

    /// <summary>Gets how many rows it gave or wrote.</summary>
    public int Rows { get; init; }
}
