namespace Storage.Core;

/// <summary>A link between two concepts in the bot's memory.</summary>
[Entity("graph_edges", KeepUnreadable = true)]
[Index(nameof(Source), nameof(Target), Unique = true)]
[Index(nameof(Target))]
public sealed partial record GraphEdge
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the concept that the link comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the concept that the link goes to.</summary>
    public required string Target { get; init; }

    /// <summary>Gets how strong the link is.</summary>
    public long Strength { get; init; }

    /// <summary>Gets the hash of the edge's content.</summary>
    public required string Hash { get; init; }

    /// <summary>Gets when the edge was made; Unix seconds.</summary>
    public double CreatedTime { get; init; }

    /// <summary>Gets when the edge last changed; Unix seconds.</summary>
    public double LastModified { get; init; }
}
