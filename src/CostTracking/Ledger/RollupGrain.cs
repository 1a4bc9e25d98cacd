namespace CostTracking.Internal;

/// <summary>How long the span of a rollup is.</summary>
internal enum RollupGrain
{
    Hour = 1,
    Day = 2,
}
