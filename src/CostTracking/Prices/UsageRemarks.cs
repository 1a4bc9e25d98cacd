namespace CostTracking;

/// <summary>What was odd about reported tokens.</summary>
[Flags]
public enum UsageRemarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A number was negative, over the limit, or a part was larger than its whole; it was brought into range.</summary>
    Clamped = 1,

    /// <summary>Usage came several times and looks like running totals. Totals are summed as reported and may be too high.</summary>
    Cumulative = 2,

    /// <summary>Cached or written tokens were reported beside the input and were added to it.</summary>
    CacheAddedBack = 4,

    /// <summary>Reasoning tokens were reported beside the output and were added to it.</summary>
    ReasoningAddedBack = 8,
}
