namespace CostTracking;

/// <summary>The time that a report's rows are of.</summary>
public enum ReportPeriod
{
    /// <summary>The whole time.</summary>
    Whole,

    /// <summary>Each day.</summary>
    Day,

    /// <summary>Each week, from Monday on.</summary>
    Week,

    /// <summary>Each calendar month.</summary>
    Month,
}
