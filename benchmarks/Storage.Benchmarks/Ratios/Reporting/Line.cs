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

    /// <summary>Gets how far apart the middle half of the rounds is, as a share of the value.</summary>
    public double? Spread { get; init; }

    public static Line From(Measured measured, Unit unit) => new(measured.Name, unit.Of(measured), measured.BytesPerOperation)
    {
        Spread = measured.Rounds.Count > 1 ? measured.Spread : null,
        Median = measured.Latency(0.5),
        P99 = measured.Latency(0.99),
    };
}
