namespace CostTracking;

/// <summary>What the predecessor's <c>track_call</c> gave: a call's cost and the day so far, rounded half up as it did.</summary>
public sealed record TrackedCost
{
    /// <summary>Gets what the call cost, with four places; <see langword="null"/> where no price is known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Gets what the day has cost so far in the budget's currency, with two places.</summary>
    public decimal TotalToday { get; init; }

    /// <summary>Gets what is left of the daily budget, with two places; <see langword="null"/> where there is none.</summary>
    public decimal? BudgetRemaining { get; init; }

    /// <summary>Gets which part of the daily budget is spent, in percent with one place; <see langword="null"/> where there is
    /// none.</summary>
    public decimal? BudgetUsedPercent { get; init; }

    /// <summary>Gets the exact cost and how it came about.</summary>
    public required CallCost Call { get; init; }
}
