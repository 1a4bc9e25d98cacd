namespace Storage.Core;

/// <summary>A tool's result, kept for when the tool is asked the same again.</summary>
[Entity("cache_entries", KeepUnreadable = true)]
[Index(nameof(ExpiresAt))]
[Index(nameof(ToolName))]
public sealed partial record CacheEntry
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the key that the result is kept under.</summary>
    [Unique]
    public required string CacheKey { get; init; }

    /// <summary>Gets the tool's result.</summary>
    public required string CacheValue { get; init; }

    /// <summary>Gets when the result goes stale; Unix seconds.</summary>
    public double ExpiresAt { get; init; }

    /// <summary>Gets the tool's name.</summary>
    public required string ToolName { get; init; }

    /// <summary>Gets when the result was kept; Unix seconds.</summary>
    [Column(Default = DefaultTime.UnixNow)]
    public required double CreatedAt { get; init; }

    /// <summary>Gets when the result was last used; Unix seconds.</summary>
    [Column(Default = DefaultTime.UnixNow)]
    public required double LastAccessed { get; init; }

    /// <summary>Gets how often the result was used.</summary>
    public long AccessCount { get; init; } = 0;
}
