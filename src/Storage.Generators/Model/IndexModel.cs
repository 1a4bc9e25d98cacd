namespace Storage.Generators;

/// <summary>An index of an entity's table.</summary>
internal sealed record IndexModel
{
    /// <summary>Gets the index's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets whether it is unique.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Gets the condition of a filtered index.</summary>
    public string? Where { get; init; }

    /// <summary>Gets the columns.</summary>
    public ImmutableEquatableArray<IndexTermModel> Terms { get; init; } = ImmutableEquatableArray<IndexTermModel>.Empty;
}
