namespace Storage.Core;

/// <summary>Whether the bot posted about one hour of its day.</summary>
[Entity("maizone_schedule_status", KeepUnreadable = true)]
[Index(nameof(IsProcessed), nameof(DatetimeHour))]
public sealed partial record MaiZoneScheduleStatus
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the hour, such as <c>2025-11-07 09</c>.</summary>
    [Unique]
    public required string DatetimeHour { get; init; }

    /// <summary>Gets what the bot does in that hour.</summary>
    public required string Activity { get; init; }

    /// <summary>Gets whether the hour has been dealt with.</summary>
    public bool IsProcessed { get; init; } = false;

    /// <summary>Gets when it was dealt with, in local time.</summary>
    [Column(DateTimeAsText = true)]
    public DateTime? ProcessedAt { get; init; }

    /// <summary>Gets the post's text.</summary>
    public string? StoryContent { get; init; }

    /// <summary>Gets whether the post went out.</summary>
    public bool SendSuccess { get; init; } = false;

    /// <summary>Gets when the row was written, in local time.</summary>
    [Column(DateTimeAsText = true, Default = DefaultTime.LocalNow)]
    public required DateTime CreatedAt { get; init; }

    /// <summary>Gets when the row last changed, in local time.</summary>
    [Column(DateTimeAsText = true, Default = DefaultTime.LocalNow, RenewOnUpdate = true)]
    public required DateTime UpdatedAt { get; init; }
}
