namespace Storage.Generators;

/// <summary>What an entity has beyond a row.</summary>
internal sealed record EntityModel
{
    /// <summary>Gets the table's name.</summary>
    public string Table { get; init; } = "";

    /// <summary>Gets the key.</summary>
    public KeyModel Key { get; init; } = new(0, "Caller");

    /// <summary>Gets the position of the partition column; -1 where there is none.</summary>
    public int Partition { get; init; } = -1;

    /// <summary>Gets the indexes.</summary>
    public ImmutableEquatableArray<IndexModel> Indexes { get; init; } = ImmutableEquatableArray<IndexModel>.Empty;

    /// <summary>Gets whether rows keep what cannot be read.</summary>
    public bool KeepsUnreadable { get; init; }

    /// <summary>Gets whether the type has no <c>ToString</c> of its own.</summary>
    public bool NeedsToString { get; init; }
}
