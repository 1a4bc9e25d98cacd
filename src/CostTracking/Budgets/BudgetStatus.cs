namespace CostTracking;

/// <summary>A budget at one moment.</summary>
public sealed record BudgetStatus
{
    /// <summary>Gets the budget's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what it is over.</summary>
    public BudgetScope Scope { get; init; }

    /// <summary>Gets the provider, model, user, tag or conversation; empty for a budget over every call.</summary>
    public required string ScopeValue { get; init; }

    /// <summary>Gets whether calls that do not fit are refused.</summary>
    public bool IsHard { get; init; }

    /// <summary>Gets the limit.</summary>
    public Money Limit { get; init; }

    /// <summary>Gets what is spent.</summary>
    public Money Spent { get; init; }

    /// <summary>Gets what calls that are under way have reserved.</summary>
    public Money Reserved { get; init; }

    /// <summary>Gets what is left of the limit; less than zero where it was passed.</summary>
    public Money Remaining => Limit - Spent - Reserved;

    /// <summary>Gets when the period ends; <see langword="null"/> for a rolling time.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Gets which part of the limit is spent, in percent with one place, half up; 100 for a limit of 0.</summary>
    public decimal UsedPercent => Limit.Micros == 0
        ? 100m
        : Math.Round(Spent.Micros * 100m / Limit.Micros, 1, MidpointRounding.AwayFromZero);
}
