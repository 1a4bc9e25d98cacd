namespace Storage.Benchmarks;

/// <summary>A competitor's result in a case.</summary>
/// <param name="Name">The competitor.</param>
/// <param name="Value">The value, in the case's unit.</param>
/// <param name="Bytes">What was allocated for each operation; <see langword="null"/> where that was not measured.</param>
internal sealed record Line(string Name, double Value, double? Bytes)
{
    /// <summary>Gets in what time half of the operations were done, in microseconds.</summary>
    public double? Median { get; init; }

    /// <summary>Gets in what time 99 of 100 operations were done, in microseconds.</summary>
    public double? P99 { get; init; }

    public static Line From(Measured measured, Unit unit) => new(measured.Name, unit.Of(measured), measured.BytesPerOperation)
    {
        Median = measured.Latency(0.5),
        P99 = measured.Latency(0.99),
    };
}
