namespace Storage.Core;

/// <summary>A video that came in a message.</summary>
[Entity("videos", KeepUnreadable = true)]
[Index(nameof(Timestamp))]
public sealed partial record Video
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the video's own id.</summary>
    public string VideoId { get; init; } = "";

    /// <summary>Gets the hash of the file.</summary>
    [Unique]
    public required string VideoHash { get; init; }

    /// <summary>Gets what the video shows.</summary>
    public string? Description { get; init; }

    /// <summary>Gets how often the video came.</summary>
    public long Count { get; init; } = 1;

    /// <summary>Gets when the video was recorded; Unix seconds.</summary>
    public double Timestamp { get; init; }

    /// <summary>Gets whether a vision model has described it.</summary>
    public bool VlmProcessed { get; init; } = false;

    /// <summary>Gets how long the video runs, in seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>Gets how many frames it has.</summary>
    public long? FrameCount { get; init; }

    /// <summary>Gets how many frames it shows in a second.</summary>
    public double? Fps { get; init; }

    /// <summary>Gets the size of its frames, such as <c>1920x1080</c>.</summary>
    public string? Resolution { get; init; }

    /// <summary>Gets the size of its file, in bytes.</summary>
    public long? FileSize { get; init; }
}
