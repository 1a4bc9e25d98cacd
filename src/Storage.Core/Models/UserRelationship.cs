namespace Storage.Core;

/// <summary>How the bot and a user stand to each other.</summary>
[Entity("user_relationships", KeepUnreadable = true)]
public sealed partial record UserRelationship
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the user's id.</summary>
    [Unique]
    public required string UserId { get; init; }

    /// <summary>Gets the user's name.</summary>
    public string? UserName { get; init; }

    /// <summary>Gets the user's other names.</summary>
    public string? UserAliases { get; init; }

    /// <summary>Gets the relationship in words.</summary>
    public string? RelationshipText { get; init; }

    /// <summary>Gets the bot's impression of the user.</summary>
    public string? ImpressionText { get; init; }

    /// <summary>Gets what the user likes.</summary>
    public string? PreferenceKeywords { get; init; }

    /// <summary>Gets facts of the user that matter, as JSON.</summary>
    public string? KeyFacts { get; init; }

    /// <summary>Gets how close the two are, from 0 to 1.</summary>
    public double RelationshipScore { get; init; } = 0.3;

    /// <summary>Gets the stage: <c>stranger</c>, <c>acquaintance</c>, <c>friend</c>, <c>close_friend</c> or <c>bestie</c>.</summary>
    public string? RelationshipStage { get; init; } = "stranger";

    /// <summary>Gets when the two first met; Unix seconds.</summary>
    public double? FirstMetTime { get; init; }

    /// <summary>Gets when the impression last changed; Unix seconds.</summary>
    public double? LastImpressionUpdate { get; init; }

    /// <summary>Gets when the row last changed; Unix seconds.</summary>
    [Column(Default = DefaultTime.UnixNow)]
    public required double LastUpdated { get; init; }

    /// <summary>Gets when the row was written, in UTC.</summary>
    [Column(DateTimeAsText = true, Default = DefaultTime.UtcNow)]
    public required DateTime CreatedAt { get; init; }
}
