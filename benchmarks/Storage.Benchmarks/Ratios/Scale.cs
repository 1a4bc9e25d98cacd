namespace Storage.Benchmarks;

/// <summary>How much is measured, and for how long.</summary>
internal sealed record Scale
{
    private const int MaxWarmUps = 20;

    public int Rows { get; init; } = 500_000;

    public int WideRows { get; init; } = 100_000;

    /// <summary>Gets the pace of one caller.</summary>
    public Pace Calls { get; init; } = new(5, TimeSpan.FromSeconds(0.6), TimeSpan.FromSeconds(0.3)) { MaxWarmUps = MaxWarmUps };

    /// <summary>Gets the pace of calls so short that a turn ends before another process is likely to take the processor.</summary>
    public Pace Slices { get; init; } = new(301, TimeSpan.FromSeconds(0.6), TimeSpan.FromMilliseconds(2)) { MaxWarmUps = MaxWarmUps };

    /// <summary>Gets the pace of many clients.</summary>
    public Pace Crowds { get; init; } = new(5, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1)) { MaxWarmUps = MaxWarmUps };

    /// <summary>Gets the pace of work that is done as a whole.</summary>
    public Pace Jobs { get; init; } = new(5, TimeSpan.Zero, TimeSpan.Zero);

    public int BulkRows { get; init; } = 200_000;

    public int ScanRows { get; init; } = 500_000;

    /// <summary>Gets how many messages wait in the large queue.</summary>
    public int QueueRows { get; init; } = 1_000_000;

    /// <summary>Gets the two sizes between which growth is measured.</summary>
    public (int Small, int Large) Growth { get; init; } = (500_000, 5_000_000);

    /// <summary>Gets whether everything is measured: Native AOT, rivals without a goal, and the wide twins of cases with many clients.</summary>
    public bool IsThorough { get; init; } = true;

    /// <summary>Gives those of the rivals that are measured on a table: a quick run has only the two best known on the wide one.</summary>
    public IEnumerable<string> RivalsOn<T>(MessageTable<T> table, IEnumerable<string> rivals)
        where T : class, Core.IEntity<T> =>
        rivals.Where(name => table.Competitors.ContainsKey(name)
            && (IsThorough || table.Suffix.Length == 0 || name is Competitor.Dapper or Competitor.Ef or Competitor.EfCompiled));

    /// <summary>Gets the scale that is done in two minutes.</summary>
    public static Scale Quick { get; } = new()
    {
        Rows = 200_000,
        WideRows = 20_000,
        Calls = new(5, TimeSpan.FromSeconds(0.15), TimeSpan.FromSeconds(0.04)),
        Slices = new(101, TimeSpan.FromSeconds(0.15), TimeSpan.FromMilliseconds(1)),
        Crowds = new(2, TimeSpan.FromSeconds(0.15), TimeSpan.FromSeconds(0.4)),
        Jobs = new(2, TimeSpan.Zero, TimeSpan.Zero),
        BulkRows = 10_000,
        ScanRows = 50_000,
        Growth = (20_000, 200_000),
        QueueRows = 100_000,
        IsThorough = false,
    };
}
