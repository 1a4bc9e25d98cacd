namespace Storage.Core;

/// <summary>Somebody whom the bot knows.</summary>
[Entity("person_info", KeepUnreadable = true)]
[Index(nameof(UserId))]
public sealed partial record PersonInfo
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the person's own id: the MD5, in hexadecimal, of platform, underscore and user id.</summary>
    [Unique]
    public required string PersonId { get; init; }

    /// <summary>Gets the name that the bot gave the person.</summary>
    public string? PersonName { get; init; }

    /// <summary>Gets why it is that name.</summary>
    public string? NameReason { get; init; }

    /// <summary>Gets the person's platform.</summary>
    public required string Platform { get; init; }

    /// <summary>Gets the person's id on the platform.</summary>
    public required string UserId { get; init; }

    /// <summary>Gets the person's nickname.</summary>
    public string? Nickname { get; init; }

    /// <summary>Gets the bot's impression of the person.</summary>
    public string? Impression { get; init; }

    /// <summary>Gets the impression in short.</summary>
    public string? ShortImpression { get; init; }

    /// <summary>Gets what the bot remembers of the person, as JSON.</summary>
    public string? Points { get; init; }

    /// <summary>Gets what the bot has forgotten of the person, as JSON.</summary>
    public string? ForgottenPoints { get; init; }

    /// <summary>Gets facts of the person, as JSON.</summary>
    public string? InfoList { get; init; }

    /// <summary>Gets how often the bot met the person.</summary>
    public double? KnowTimes { get; init; }

    /// <summary>Gets when the bot first met the person; Unix seconds.</summary>
    public double? KnowSince { get; init; }

    /// <summary>Gets when the bot last met the person; Unix seconds.</summary>
    public double? LastKnow { get; init; }

    /// <summary>Gets the bot's attitude, from 0 to 100.</summary>
    public long? Attitude { get; init; } = 50;
}
