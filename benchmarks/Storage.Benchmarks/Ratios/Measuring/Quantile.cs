namespace Storage.Benchmarks;

/// <summary>Quantiles of measured values, by the nearest rank.</summary>
internal static class Quantile
{
    public static double Median(IEnumerable<double> values) => Of([.. values.Order()], 0.5);

    /// <summary>Gives the smallest value that so large a part of all does not exceed.</summary>
    public static double Of(ReadOnlySpan<double> ordered, double part) =>
        ordered.IsEmpty ? double.NaN : ordered[Math.Clamp((int)Math.Ceiling(part * ordered.Length) - 1, 0, ordered.Length - 1)];
}
