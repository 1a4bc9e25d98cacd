namespace CostTracking;

/// <summary>The predecessor's report of a day: what was spent in the budget's currency, and how the daily budget stood.</summary>
public sealed record DailyReport
{
    /// <summary>Gets the day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Gets what was spent, with two places.</summary>
    public decimal TotalCost { get; init; }

    /// <summary>Gets how many calls there were, those in other currencies and without a price included.</summary>
    public long TotalCalls { get; init; }

    /// <summary>Gets what a call cost on average, with four places; 0 where there was none.</summary>
    public decimal AverageCostPerCall { get; init; }

    /// <summary>Gets the daily budget; <see langword="null"/> where there is none.</summary>
    public decimal? Budget { get; init; }

    /// <summary>Gets what was left of it, with two places.</summary>
    public decimal? BudgetRemaining { get; init; }

    /// <summary>Gets which part of it was spent, in percent with one place.</summary>
    public decimal? BudgetUsedPercent { get; init; }

    /// <summary>Gets the exact amount.</summary>
    public required Money Total { get; init; }

    /// <summary>Gets what should be known beside the figures.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
