namespace Storage.Optimization;

/// <summary>What the requests of one shape have come to. Times include the waiting for a connection or for the writer. The percentiles are those of
/// the requests that gave a result, and of the latest ones: each time that 16,384 have come together, all before count half.</summary>
/// <param name="Query">The statement, with parameters in place of values.</param>
/// <param name="Operation">What it does, in one word.</param>
/// <param name="Count">How many requests there were outside of sessions; of reads by key, estimated from those that are timed. A call for several
/// keys is one for each, with its share of the time.</param>
public sealed record QueryStatistics(string Query, string Operation, long Count)
{
    /// <summary>Gets the table; <see langword="null"/> for raw SQL.</summary>
    public string? Table { get; init; }

    /// <summary>Gets the shape.</summary>
    public required Shape Shape { get; init; }

    /// <summary>Gets the time that half of the requests took at most; within an eighth.</summary>
    public TimeSpan P50 { get; init; }

    /// <summary>Gets the time that 95 of 100 requests took at most; within an eighth.</summary>
    public TimeSpan P95 { get; init; }

    /// <summary>Gets the time that 99 of 100 requests took at most; within an eighth.</summary>
    public TimeSpan P99 { get; init; }

    /// <summary>Gets the longest time, of those that failed or were cancelled too.</summary>
    public TimeSpan Longest { get; init; }

    /// <summary>Gets the time of all requests together, of those that failed or were cancelled too; of reads by key, estimated from those that are
    /// timed.</summary>
    public TimeSpan TotalTime { get; init; }

    /// <summary>Gets how many rows the requests gave or wrote; of reads by key, estimated from those that are timed.</summary>
    public long Rows { get; init; }

    /// <summary>Gets how many requests failed.</summary>
    public long Failed { get; init; }

    /// <summary>Gets how many requests were slow.</summary>
    public long Slow { get; init; }

    /// <summary>Gets what the database counted of the statements; zero where it does not count.</summary>
    public StatementCounters Statements { get; init; }
}
