namespace Storage.Core;

/// <summary>A user whom the bot does not listen to, or who is on the way there.</summary>
[Entity("ban_users", KeepUnreadable = true)]
[Index(nameof(Platform), nameof(UserId), Unique = true)]
public sealed partial record BanUser
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the user's platform.</summary>
    public required string Platform { get; init; }

    /// <summary>Gets the user's id on the platform.</summary>
    public required string UserId { get; init; }

    /// <summary>Gets how often the user broke the rules.</summary>
    public long ViolationNum { get; init; } = 0;

    /// <summary>Gets why the user is here.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets when the user was put here, in local time.</summary>
    [Column(DateTimeAsText = true, Default = DefaultTime.LocalNow)]
    public required DateTime CreatedAt { get; init; }
}
