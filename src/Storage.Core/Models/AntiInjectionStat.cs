namespace Storage.Core;

/// <summary>What the guard against prompt injection has counted.</summary>
[Entity("anti_injection_stats", KeepUnreadable = true)]
[Index(nameof(CreatedAt))]
public sealed partial record AntiInjectionStat
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets how many messages the guard checked.</summary>
    public long TotalMessages { get; init; } = 0;

    /// <summary>Gets how many injections it found.</summary>
    public long DetectedInjections { get; init; } = 0;

    /// <summary>Gets how many messages it blocked.</summary>
    public long BlockedMessages { get; init; } = 0;

    /// <summary>Gets how many messages it let through with a shield around them.</summary>
    public long ShieldedMessages { get; init; } = 0;

    /// <summary>Gets how long the checks took in all, in seconds.</summary>
    public double ProcessingTimeTotal { get; init; } = 0.0;

    /// <summary>Gets how long the handling took in all, in seconds.</summary>
    public double TotalProcessTime { get; init; } = 0.0;

    /// <summary>Gets how long the last check took, in seconds.</summary>
    public double LastProcessTime { get; init; } = 0.0;

    /// <summary>Gets how many checks failed.</summary>
    public long ErrorCount { get; init; } = 0;

    /// <summary>Gets when the count began, in local time.</summary>
    [Column(DateTimeAsText = true, Default = DefaultTime.LocalNow)]
    public required DateTime StartTime { get; init; }

    /// <summary>Gets when the row was written, in local time.</summary>
    [Column(DateTimeAsText = true, Default = DefaultTime.LocalNow)]
    public required DateTime CreatedAt { get; init; }

    /// <summary>Gets when the row last changed, in local time.</summary>
    [Column(DateTimeAsText = true, Default = DefaultTime.LocalNow, RenewOnUpdate = true)]
    public required DateTime UpdatedAt { get; init; }
}
