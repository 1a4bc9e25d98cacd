namespace CostTracking;

/// <summary>The time that a budget is for.</summary>
public enum BudgetPeriod
{
    /// <summary>A day, from midnight on.</summary>
    Day,

    /// <summary>A week, from Monday on.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>The time that has just passed, of a fixed length.</summary>
    Rolling,
}
