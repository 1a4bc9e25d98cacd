namespace Storage.Core;

/// <summary>What one personality of the bot takes an interest in.</summary>
[Entity("bot_personality_interests", KeepUnreadable = true)]
[Index(nameof(PersonalityId), nameof(LastUpdated))]
public sealed partial record BotPersonalityInterest
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the personality's own id.</summary>
    public required string PersonalityId { get; init; }

    /// <summary>Gets the personality in words.</summary>
    public required string PersonalityDescription { get; init; }

    /// <summary>Gets the tags of what interests it.</summary>
    public required string InterestTags { get; init; }

    /// <summary>Gets the model that embeds the tags.</summary>
    public string EmbeddingModel { get; init; } = "text-embedding-ada-002";

    /// <summary>Gets the version of the tags.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Gets when the tags last changed, in local time.</summary>
    [Column(DateTimeAsText = true, Default = DefaultTime.LocalNow)]
    public required DateTime LastUpdated { get; init; }
}
