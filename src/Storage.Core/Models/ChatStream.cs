namespace Storage.Core;

/// <summary>A conversation: a group, or one person's private chat with the bot.</summary>
[Entity("chat_streams", KeepUnreadable = true)]
[Index(nameof(UserId))]
[Index(nameof(GroupId))]
[Index(nameof(LastActiveTime))]
public sealed partial record ChatStream
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the stream's own id.</summary>
    [Unique]
    public required string StreamId { get; init; }

    /// <summary>Gets when the stream began; Unix seconds.</summary>
    public double CreateTime { get; init; }

    /// <summary>Gets the group's platform; <see langword="null"/> in a private chat.</summary>
    public string? GroupPlatform { get; init; }

    /// <summary>Gets the group's id on its platform; <see langword="null"/> in a private chat.</summary>
    public string? GroupId { get; init; }

    /// <summary>Gets the group's name.</summary>
    public string? GroupName { get; init; }

    /// <summary>Gets when the last message came; Unix seconds.</summary>
    public double LastActiveTime { get; init; }

    /// <summary>Gets the platform, such as <c>wechat</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>Gets the platform of the user who began the stream.</summary>
    public required string UserPlatform { get; init; }

    /// <summary>Gets the id of the user who began the stream.</summary>
    public required string UserId { get; init; }

    /// <summary>Gets that user's nickname.</summary>
    public required string UserNickname { get; init; }

    /// <summary>Gets that user's name in the group.</summary>
    public string? UserCardname { get; init; }

    /// <summary>Gets how lively the stream is.</summary>
    public double? EnergyValue { get; init; } = 5.0;

    /// <summary>Gets how much the bot wants to rest from the stream.</summary>
    public double? SleepPressure { get; init; } = 0.0;

    /// <summary>Gets how much the bot attends to the stream.</summary>
    public double? FocusEnergy { get; init; } = 0.5;

    /// <summary>Gets the interest that the stream starts from.</summary>
    public double? BaseInterestEnergy { get; init; } = 0.5;

    /// <summary>Gets the summed interest of its messages.</summary>
    public double? MessageInterestTotal { get; init; } = 0.0;

    /// <summary>Gets how many messages came.</summary>
    public long? MessageCount { get; init; } = 0;

    /// <summary>Gets how many actions the bot took.</summary>
    public long? ActionCount { get; init; } = 0;

    /// <summary>Gets how many replies the bot gave.</summary>
    public long? ReplyCount { get; init; } = 0;

    /// <summary>Gets when the bot last took part; Unix seconds.</summary>
    public double? LastInteractionTime { get; init; }

    /// <summary>Gets how many messages in a row the bot left unanswered.</summary>
    public long? ConsecutiveNoReply { get; init; } = 0;

    /// <summary>Gets how often the bot was interrupted.</summary>
    public long? InterruptionCount { get; init; } = 0;

    /// <summary>Gets the bot's impression of the stream.</summary>
    public string? StreamImpressionText { get; init; }

    /// <summary>Gets how people talk in the stream.</summary>
    public string? StreamChatStyle { get; init; }

    /// <summary>Gets the stream's topics.</summary>
    public string? StreamTopicKeywords { get; init; }

    /// <summary>Gets how interesting the stream is.</summary>
    public double? StreamInterestScore { get; init; } = 0.5;
}
