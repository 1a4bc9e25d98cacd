namespace Storage.Core;

/// <summary>What a vision model said of a picture, kept by the hash of its file.</summary>
[Entity("image_descriptions", KeepUnreadable = true)]
[Index(nameof(ImageDescriptionHash), nameof(Type))]
public sealed partial record ImageDescription
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets what kind of picture it is.</summary>
    public required string Type { get; init; }

    /// <summary>Gets the hash of the picture's file.</summary>
    public required string ImageDescriptionHash { get; init; }

    /// <summary>Gets what the picture shows.</summary>
    public required string Description { get; init; }

    /// <summary>Gets when it was described; Unix seconds.</summary>
    public double Timestamp { get; init; }
}
