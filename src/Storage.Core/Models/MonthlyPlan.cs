namespace Storage.Core;

/// <summary>Something that the bot means to do in a month.</summary>
[Entity("monthly_plans", KeepUnreadable = true)]
[Index(nameof(TargetMonth), nameof(Status))]
public sealed partial record MonthlyPlan
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets what the bot means to do.</summary>
    public required string PlanText { get; init; }

    /// <summary>Gets the month, such as <c>2025-11</c>.</summary>
    public required string TargetMonth { get; init; }

    /// <summary>Gets how the plan stands: <c>active</c>, <c>completed</c> or <c>archived</c>.</summary>
    public string Status { get; init; } = "active";

    /// <summary>Gets how often the plan went into a day's plan.</summary>
    public long UsageCount { get; init; } = 0;

    /// <summary>Gets the day it last did, such as <c>2025-11-07</c>.</summary>
    public string? LastUsedDate { get; init; }

    /// <summary>Gets when the plan was made, in local time.</summary>
    [Column(DateTimeAsText = true, Default = DefaultTime.LocalNow)]
    public required DateTime CreatedAt { get; init; }

    /// <summary>Gets whether the plan was deleted.</summary>
    public bool IsDeleted { get; init; } = false;
}
