namespace Storage.Benchmarks;

/// <summary>How many times better than a competitor ours is to be.</summary>
internal sealed record Goal(string Against, double Ratio);
