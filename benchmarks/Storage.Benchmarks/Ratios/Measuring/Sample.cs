namespace Storage.Benchmarks;

/// <summary>What a competitor did in one turn.</summary>
/// <param name="Operations">How many operations.</param>
/// <param name="Seconds">In what time.</param>
/// <param name="BytesPerOperation">What the process allocated for each.</param>
internal sealed record Sample(long Operations, double Seconds, double BytesPerOperation)
{
    public double NanosecondsPerOperation => Seconds * 1e9 / Operations;

    public double OperationsPerSecond => Operations / Seconds;

    /// <summary>In what time all ended that was begun, where the rate counts only what ended in time.</summary>
    public double? WholeSeconds { get; init; }

    /// <summary>How long single operations took, where that was measured.</summary>
    public LatencyHistogram? Latencies { get; init; }
}
