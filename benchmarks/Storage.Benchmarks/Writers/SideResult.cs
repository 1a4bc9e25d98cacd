namespace Storage.Benchmarks;

/// <summary>What one side of a contest did.</summary>
/// <param name="Name">Its name.</param>
/// <param name="WritesPerSecond">The median of the rounds.</param>
/// <param name="RoundWritesPerSecond">Each round.</param>
/// <param name="RowsPerCommit">The mean number of writes that shared a commit.</param>
internal sealed record SideResult(string Name, double WritesPerSecond, IReadOnlyList<double> RoundWritesPerSecond, double RowsPerCommit)
{
    public double P50Milliseconds { get; init; }

    public double P95Milliseconds { get; init; }

    public double P99Milliseconds { get; init; }

    public double MaxMilliseconds { get; init; }

    /// <summary>How many writes were acknowledged, the warm-up's included.</summary>
    public long Acknowledged { get; init; }

    /// <summary>How many rows were in the file afterwards.</summary>
    public long RowsCounted { get; init; }
}
