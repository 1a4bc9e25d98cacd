namespace Storage.Core;

/// <summary>Describes an index.</summary>
/// <param name="name">The index's name.</param>
/// <param name="columns">The columns, in index order.</param>
public sealed class IndexMap(string name, params OrderTerm[] columns)
{
    /// <summary>Gets the index's name.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the columns with their directions, in index order.</summary>
    public IReadOnlyList<OrderTerm> Columns { get; } = columns;

    /// <summary>Gets whether two rows may not have the same values.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Gets the SQL condition of a filtered index; <see langword="null"/> when every row is indexed.</summary>
    public string? Where { get; init; }
}
