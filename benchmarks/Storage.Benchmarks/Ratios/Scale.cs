namespace Storage.Benchmarks;

/// <summary>How much is measured, and for how long.</summary>
internal sealed record Scale
{
    public int Rows { get; init; } = 500_000;

    public int WideRows { get; init; } = 100_000;

    /// <summary>Gets the pace of one caller.</summary>
    public Pace Calls { get; init; } = new(5, TimeSpan.FromSeconds(0.6), TimeSpan.FromSeconds(0.3));

    /// <summary>Gets the pace of many clients.</summary>
    public Pace Crowds { get; init; } = new(5, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));

    /// <summary>Gets the pace of work that is done as a whole.</summary>
    public Pace Jobs { get; init; } = new(5, TimeSpan.Zero, TimeSpan.Zero);

    public int BulkRows { get; init; } = 200_000;

    public int ScanRows { get; init; } = 500_000;

    /// <summary>Gets the two sizes between which growth is measured.</summary>
    public (int Small, int Large) Growth { get; init; } = (500_000, 5_000_000);

    public bool IsAotMeasured { get; init; } = true;

    /// <summary>Gets the scale that is done in two minutes.</summary>
    public static Scale Quick { get; } = new()
    {
        WideRows = 20_000,
        Calls = new(5, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.05)),
        Crowds = new(3, TimeSpan.FromSeconds(0.15), TimeSpan.FromSeconds(0.25)),
        Jobs = new(3, TimeSpan.Zero, TimeSpan.Zero),
        BulkRows = 20_000,
        ScanRows = 50_000,
        Growth = (50_000, 500_000),
        IsAotMeasured = false,
    };
}
