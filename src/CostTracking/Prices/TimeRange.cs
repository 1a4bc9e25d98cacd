namespace CostTracking;

/// <summary>A part of a day.</summary>
/// <param name="From">The first moment.</param>
/// <param name="Until">The first moment after it; midnight for the end of the day.</param>
public readonly record struct TimeRange(TimeOnly From, TimeOnly Until)
{
    internal bool Contains(TimeOnly time) => time >= From && (Until == TimeOnly.MinValue || time < Until);
}
