namespace CostTracking;

/// <summary>What a report is asked for.</summary>
public sealed record ReportQuery
{
    /// <summary>Gets the first day, on the clock of <see cref="CostTrackingOptions.TimeZone"/>.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Gets the last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Gets the time of a row.</summary>
    public ReportPeriod Period { get; init; }

    /// <summary>Gets what a row is of.</summary>
    public ReportGrouping GroupBy { get; init; }
}
