namespace Storage.Benchmarks;

/// <summary>What a case's values are.</summary>
internal sealed record Unit(string Name, bool IsMoreBetter)
{
    public static Unit NanosecondsPerOperation { get; } = new("ns/op", IsMoreBetter: false);

    public static Unit NanosecondsPerRow { get; } = new("ns/row", IsMoreBetter: false);

    public static Unit OperationsPerSecond { get; } = new("op/s", IsMoreBetter: true);

    public static Unit MissesInHundred { get; } = new("misses %", IsMoreBetter: false) { IsFine = true };

    public static Unit Microseconds { get; } = new("µs", IsMoreBetter: false);

    public static Unit Milliseconds { get; } = new("ms", IsMoreBetter: false) { IsFine = true };

    /// <summary>Gets whether a tenth of a unit says something.</summary>
    public bool IsFine { get; private init; }

    /// <summary>Gives how many times better the first value is.</summary>
    public double Ratio(double ours, double other) => IsMoreBetter ? ours / other : other / ours;

    public double Of(Measured measured) => IsMoreBetter ? measured.OperationsPerSecond : measured.NanosecondsPerOperation;
}
