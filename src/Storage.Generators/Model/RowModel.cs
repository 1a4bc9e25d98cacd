namespace Storage.Generators;

/// <summary>All that the source of one row type is written from.</summary>
internal sealed record RowModel
{
    /// <summary>Gets the type.</summary>
    public TypeModel Type { get; init; } = new();

    /// <summary>Gets the columns, in declaration order.</summary>
    public ImmutableEquatableArray<ColumnModel> Columns { get; init; } = ImmutableEquatableArray<ColumnModel>.Empty;

    /// <summary>Gets the arguments of a positional record's constructor.</summary>
    public ImmutableEquatableArray<ArgumentModel> Arguments { get; init; } = ImmutableEquatableArray<ArgumentModel>.Empty;

    /// <summary>Gets the required properties that are no columns; a read gives them their type's default.</summary>
    public ImmutableEquatableArray<string> RequiredOthers { get; init; } = ImmutableEquatableArray<string>.Empty;

    /// <summary>Gets the entity's part; <see langword="null"/> for a plain row.</summary>
    public EntityModel? Entity { get; init; }
}
