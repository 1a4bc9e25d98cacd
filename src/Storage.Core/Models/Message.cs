namespace Storage.Core;

/// <summary>A chat message.</summary>
[Entity("messages", Partition = nameof(ChatId), KeepUnreadable = true)]
[Index(nameof(ChatId), nameof(Time))]
[Index(nameof(ChatInfoStreamId), nameof(Time))]
[Index(nameof(UserId), nameof(Time))]
[Index(nameof(Time))]
public sealed partial record Message
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the message's own id.</summary>
    [Unique]
    public required string MessageId { get; init; }

    /// <summary>Gets when the message was sent; Unix seconds.</summary>
    public double Time { get; init; }

    /// <summary>Gets the stream that the message belongs to.</summary>
    public required string ChatId { get; init; }

    /// <summary>Gets the message that this one answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Gets how interesting the message is to the bot.</summary>
    public double? InterestValue { get; init; }

    /// <summary>Gets its key words, as JSON.</summary>
    public string? KeyWords { get; init; }

    /// <summary>Gets its key words in short, as JSON.</summary>
    public string? KeyWordsLite { get; init; }

    /// <summary>Gets whether the bot is mentioned.</summary>
    public bool? IsMentioned { get; init; }

    /// <summary>Gets the stream's id, as the stream was when the message came.</summary>
    public required string ChatInfoStreamId { get; init; }

    /// <summary>Gets the stream's platform then.</summary>
    public required string ChatInfoPlatform { get; init; }

    /// <summary>Gets the platform of the stream's user then.</summary>
    public required string ChatInfoUserPlatform { get; init; }

    /// <summary>Gets the id of the stream's user then.</summary>
    public required string ChatInfoUserId { get; init; }

    /// <summary>Gets the nickname of the stream's user then.</summary>
    public required string ChatInfoUserNickname { get; init; }

    /// <summary>Gets the group name of the stream's user then.</summary>
    public string? ChatInfoUserCardname { get; init; }

    /// <summary>Gets the group's platform then.</summary>
    public string? ChatInfoGroupPlatform { get; init; }

    /// <summary>Gets the group's id then.</summary>
    public string? ChatInfoGroupId { get; init; }

    /// <summary>Gets the group's name then.</summary>
    public string? ChatInfoGroupName { get; init; }

    /// <summary>Gets when the stream began; Unix seconds.</summary>
    public double ChatInfoCreateTime { get; init; }

    /// <summary>Gets when the stream was last active then; Unix seconds.</summary>
    public double ChatInfoLastActiveTime { get; init; }

    /// <summary>Gets the sender's platform.</summary>
    public string? UserPlatform { get; init; }

    /// <summary>Gets the sender's id.</summary>
    public string? UserId { get; init; }

    /// <summary>Gets the sender's nickname.</summary>
    public string? UserNickname { get; init; }

    /// <summary>Gets the sender's name in the group.</summary>
    public string? UserCardname { get; init; }

    /// <summary>Gets the message's text.</summary>
    public string? ProcessedPlainText { get; init; }

    /// <summary>Gets the text as it is shown.</summary>
    public string? DisplayMessage { get; init; }

    /// <summary>Gets how often the message went into the bot's memory.</summary>
    public long MemorizedTimes { get; init; } = 0;

    /// <summary>Gets how the message's priority is found.</summary>
    public string? PriorityMode { get; init; }

    /// <summary>Gets the message's priority, as JSON.</summary>
    public string? PriorityInfo { get; init; }

    /// <summary>Gets further data, as JSON.</summary>
    public string? AdditionalConfig { get; init; }

    /// <summary>Gets whether the message is an emoji.</summary>
    public bool IsEmoji { get; init; } = false;

    /// <summary>Gets whether the message is a picture.</summary>
    public bool IsPicid { get; init; } = false;

    /// <summary>Gets whether the message is a command to the bot.</summary>
    public bool IsCommand { get; init; } = false;

    /// <summary>Gets whether the message is a notice of the platform.</summary>
    public bool IsNotify { get; init; } = false;

    /// <summary>Gets whether the notice is for everyone.</summary>
    public bool IsPublicNotice { get; init; } = false;

    /// <summary>Gets the notice's type.</summary>
    public string? NoticeType { get; init; }

    /// <summary>Gets the actions that the message led to, as JSON.</summary>
    public string? Actions { get; init; }

    /// <summary>Gets whether the bot should answer.</summary>
    public bool? ShouldReply { get; init; } = false;

    /// <summary>Gets whether the bot should act.</summary>
    public bool? ShouldAct { get; init; } = false;
}
