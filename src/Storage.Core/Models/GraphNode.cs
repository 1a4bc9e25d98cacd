namespace Storage.Core;

/// <summary>A concept in the bot's memory.</summary>
[Entity("graph_nodes", KeepUnreadable = true)]
public sealed partial record GraphNode
{
    /// <summary>Gets the row's key; 0 for a new row.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>Gets the concept.</summary>
    [Unique]
    public required string Concept { get; init; }

    /// <summary>Gets what the bot remembers of it.</summary>
    public required string MemoryItems { get; init; }

    /// <summary>Gets the hash of the node's content.</summary>
    public required string Hash { get; init; }

    /// <summary>Gets how much the node weighs.</summary>
    public double Weight { get; init; } = 1.0;

    /// <summary>Gets when the node was made; Unix seconds.</summary>
    public double CreatedTime { get; init; }

    /// <summary>Gets when the node last changed; Unix seconds.</summary>
    public double LastModified { get; init; }
}
