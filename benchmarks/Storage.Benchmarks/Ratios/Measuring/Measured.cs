namespace Storage.Benchmarks;

/// <summary>A competitor's rounds.</summary>
internal sealed record Measured(string Name, IReadOnlyList<Sample> Rounds)
{
    public double NanosecondsPerOperation => Quantile.Median(Rounds.Select(round => round.NanosecondsPerOperation));

    public double OperationsPerSecond => Quantile.Median(Rounds.Select(round => round.OperationsPerSecond));

    public double BytesPerOperation => Quantile.Median(Rounds.Select(round => round.BytesPerOperation));

    /// <summary>Gets how far apart the middle half of the rounds is, as a share of the median.</summary>
    public double Spread
    {
        get
        {
            double[] ordered = [.. Rounds.Select(round => round.NanosecondsPerOperation).Order()];
            return (Quantile.Of(ordered, 0.75) - Quantile.Of(ordered, 0.25)) / Quantile.Of(ordered, 0.5);
        }
    }

    /// <summary>Gives the time in microseconds that so large a part of all operations did not exceed, of all rounds the median.</summary>
    public double? Latency(double part) => Rounds[0].Latencies is null ? null : Quantile.Median(Rounds.Select(round => round.Latencies!.Microseconds(part)));
}
