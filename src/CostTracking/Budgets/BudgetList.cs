namespace CostTracking.Internal;

/// <summary>The budgets that the options name.</summary>
internal static class BudgetList
{
    /// <summary>Makes the budget of the day over all calls. Without a limit it only counts, so that the day's total is always at
    /// hand.</summary>
    public static Budget Daily(CostTrackingOptions options, TimeZoneInfo zone) => new(
        new BudgetOptions
        {
            Name = CostTrackingRules.DailyName,
            Limit = options.DailyBudget ?? 1_000_000_000m,
            Currency = options.Currency,
            IsHard = options.DailyBudgetIsHard && options.DailyBudget is not null,
            Thresholds = options.DailyBudget is null ? [] : null,
        },
        zone);

    public static IReadOnlyList<Budget> Of(CostTrackingOptions options, Budget daily) =>
        [daily, .. options.Budgets.Select(budget => new Budget(budget, TimeZones.Find(budget.TimeZone ?? options.TimeZone)))];
}
