namespace Storage.Core;

/// <summary>A picture that came in a message.</summary>
[Entity("images", KeepUnreadable = true)]
[Index(nameof(EmojiHash))]
public sealed partial record Image
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the picture's own id.</summary>
    public string ImageId { get; init; } = "";

    /// <summary>Gets the hash of the file.</summary>
    public required string EmojiHash { get; init; }

    /// <summary>Gets what the picture shows.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the path of its file.</summary>
    [Unique]
    public required string Path { get; init; }

    /// <summary>Gets how often the picture came.</summary>
    public long Count { get; init; } = 1;

    /// <summary>Gets when the picture was recorded; Unix seconds.</summary>
    public double Timestamp { get; init; }

    /// <summary>Gets what kind of picture it is.</summary>
    public required string Type { get; init; }

    /// <summary>Gets whether a vision model has described it.</summary>
    public bool VlmProcessed { get; init; } = false;
}
