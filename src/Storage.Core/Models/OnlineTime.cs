namespace Storage.Core;

/// <summary>A time through which the bot was online.</summary>
[Entity("online_time", KeepUnreadable = true)]
[Index(nameof(EndTimestamp))]
public sealed partial record OnlineTime
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets when the row was written, in local time.</summary>
    /// <remarks>A file of the predecessor may hold text here that is no time.</remarks>
    [Column(DateTimeAsText = true)]
    public required DateTime Timestamp { get; init; }

    /// <summary>Gets how long the bot was online, in minutes.</summary>
    public long Duration { get; init; }

    /// <summary>Gets when the bot came online, in local time.</summary>
    [Column(DateTimeAsText = true, Default = DefaultTime.LocalNow)]
    public required DateTime StartTimestamp { get; init; }

    /// <summary>Gets when the bot was last online, in local time.</summary>
    [Column(DateTimeAsText = true)]
    public required DateTime EndTimestamp { get; init; }
}
