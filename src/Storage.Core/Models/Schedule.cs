namespace Storage.Core;

/// <summary>The bot's plan for one day.</summary>
[Entity("schedule", KeepUnreadable = true)]
public sealed partial record Schedule
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the day, such as <c>2025-11-07</c>.</summary>
    [Unique]
    public required string Date { get; init; }

    /// <summary>Gets what the bot does in its hours, as JSON.</summary>
    public required string ScheduleData { get; init; }

    /// <summary>Gets when the plan was made, in local time.</summary>
    [Column(DateTimeAsText = true, Default = DefaultTime.LocalNow)]
    public required DateTime CreatedAt { get; init; }

    /// <summary>Gets when the plan last changed, in local time.</summary>
    [Column(DateTimeAsText = true, Default = DefaultTime.LocalNow, RenewOnUpdate = true)]
    public required DateTime UpdatedAt { get; init; }
}
