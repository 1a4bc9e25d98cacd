namespace Storage.Core;

/// <summary>Something that the bot remembers of a chat.</summary>
[Entity("memory", KeepUnreadable = true)]
[Index(nameof(ChatId), nameof(CreateTime))]
public sealed partial record Memory
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the memory's own id.</summary>
    [Unique]
    public required string MemoryId { get; init; }

    /// <summary>Gets the stream that the memory is of.</summary>
    public string? ChatId { get; init; }

    /// <summary>Gets what the bot remembers.</summary>
    public string? MemoryText { get; init; }

    /// <summary>Gets the words that bring the memory back.</summary>
    public string? Keywords { get; init; }

    /// <summary>Gets when the memory was made; Unix seconds.</summary>
    public double? CreateTime { get; init; }

    /// <summary>Gets when the memory was last used; Unix seconds.</summary>
    public double? LastViewTime { get; init; }
}
