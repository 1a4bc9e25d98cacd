namespace CostReport;

/// <summary>What the command line says.</summary>
internal sealed record ReportOptions(string Usage, string Model, string Database)
{
    public string? Prices { get; init; }

    public decimal? Budget { get; init; }

    public bool IsHard { get; init; }
}
