namespace Storage.Benchmarks;

/// <summary>Two sides with the same number of writers.</summary>
internal sealed record ContestResult(int Writers, SideResult Ours, SideResult Rival)
{
    public double Ratio => Ours.WritesPerSecond / Rival.WritesPerSecond;

    /// <summary>The ratio in each round.</summary>
    public IReadOnlyList<double> RoundRatios =>
        [.. Ours.RoundWritesPerSecond.Zip(Rival.RoundWritesPerSecond, (ours, rival) => ours / rival)];

    public bool AllStored => Ours.Acknowledged == Ours.RowsCounted && Rival.Acknowledged == Rival.RowsCounted;
}
