namespace Storage.Predecessor;

/// <summary>What is odd in the file that <see cref="PredecessorDatabase"/> makes, and where.</summary>
internal static class PredecessorQuirks
{
    /// <summary>In this row of every table no column is NULL.</summary>
    public const long FullRow = 1;

    /// <summary>In this row of every table each column that may be NULL is.</summary>
    public const long BareRow = 2;

    /// <summary>The message id of every message whose id this divides.</summary>
    public const string DuplicateMessageId = "msg-duplicate";

    /// <inheritdoc cref="DuplicateMessageId"/>
    public const long MessagesPerDuplicate = 50;

    /// <summary>The action id of every action record whose id this divides.</summary>
    public const string DuplicateActionId = "act-duplicate";

    /// <inheritdoc cref="DuplicateActionId"/>
    public const long ActionsPerDuplicate = 10;

    /// <summary>What most rows have in online_time.timestamp: a function instead of its result.</summary>
    public const string FunctionText = "<built-in method now of type object at 0x7f0000000000>";

    /// <summary>What every DATETIME column holds in <see cref="FullRow"/>.</summary>
    public const string MomentWithFraction = "2025-11-07 09:30:15.123456";

    /// <summary>What every DATETIME column that is not NULL holds in <see cref="BareRow"/>.</summary>
    public const string MomentWithoutFraction = "2025-11-07 10:30:15";

    /// <summary>A table of a plugin, with one row.</summary>
    public const string UnknownTable = "napcat_ban_records";

    /// <summary>A column that a plugin added to emoji; it has a value in every row whose id is a multiple of ten.</summary>
    public const string UnknownColumn = "plugin_note";

    /// <summary>An index that somebody added to messages(display_message).</summary>
    public const string UnknownIndex = "ix_by_hand_display_message";

    public const long ChatWithTextEnergy = 6;
    public const long PersonWithTextAttitude = 7;
    public const long PersonWithInvalidUtf8Nickname = 8;
    public const long MessageMentionedTwo = 11;
    public const long MessageMentionedYes = 12;
    public const long MessageWithBlobDisplay = 13;
    public const long MessageWithNulInText = 14;
    public const long UsageWithIntegerTimestamp = 9;
    public const long ScheduleWithZone = 5;
    public const long VideoWithFractionalFrames = 4;

    /// <summary>Every value that does not fit its column.</summary>
    public static IReadOnlyList<PredecessorQuirk> Damage { get; } =
    [
        new("chat_streams", ChatWithTextEnergy, "energy_value", "'soon'"),
        new("person_info", PersonWithTextAttitude, "attitude", "'many'"),
        new("person_info", PersonWithInvalidUtf8Nickname, "nickname", "CAST(x'61FFC328EDA080E4BDA0E5' AS TEXT)"),
        new("messages", MessageMentionedTwo, "is_mentioned", "2"),
        new("messages", MessageMentionedYes, "is_mentioned", "'yes'"),
        new("messages", MessageWithBlobDisplay, "display_message", "x'00FF8001DEADBEEF'"),
        new("messages", MessageWithNulInText, "processed_plain_text", "CAST(x'6265666F7265006166746572' AS TEXT)"),
        new("llm_usage", UsageWithIntegerTimestamp, "timestamp", "1762507815"),
        new("schedule", ScheduleWithZone, "updated_at", "'2025-11-07T09:30:15+08:00'"),
        new("videos", VideoWithFractionalFrames, "frame_count", "3.5"),
    ];
}
