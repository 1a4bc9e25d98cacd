namespace Storage.Core;

/// <summary>An emoji: a small picture that the bot can send.</summary>
[Entity("emoji", KeepUnreadable = true)]
[Index(nameof(EmojiHash))]
[Index("-" + nameof(UsageCount))]
public sealed partial record Emoji
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the path of its file.</summary>
    [Unique]
    public required string FullPath { get; init; }

    /// <summary>Gets the file's format, such as <c>png</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Gets the hash of the file.</summary>
    public required string EmojiHash { get; init; }

    /// <summary>Gets what the picture shows.</summary>
    public required string Description { get; init; }

    /// <summary>Gets how often the emoji was looked up.</summary>
    public long QueryCount { get; init; } = 0;

    /// <summary>Gets whether the bot may send the emoji.</summary>
    public bool IsRegistered { get; init; } = false;

    /// <summary>Gets whether the emoji must not be used.</summary>
    public bool IsBanned { get; init; } = false;

    /// <summary>Gets the feelings that the emoji goes with.</summary>
    public string? Emotion { get; init; }

    /// <summary>Gets when the emoji was found; Unix seconds.</summary>
    public double RecordTime { get; init; }

    /// <summary>Gets when the bot began to send it; Unix seconds.</summary>
    public double? RegisterTime { get; init; }

    /// <summary>Gets how often the bot sent it.</summary>
    public long UsageCount { get; init; } = 0;

    /// <summary>Gets when the bot last sent it; Unix seconds.</summary>
    public double? LastUsedTime { get; init; }
}
