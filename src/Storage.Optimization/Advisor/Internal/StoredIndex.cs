namespace Storage.Optimization.Internal;

/// <summary>An index that a database has.</summary>
/// <param name="Table">The table.</param>
/// <param name="Name">The index's name.</param>
/// <param name="Columns">The columns with their directions; an expression has no name.</param>
internal sealed record StoredIndex(string Table, string Name, IReadOnlyList<(string Name, bool Descending, string Collation)> Columns)
{
    public bool IsUnique { get; init; }

    public bool IsPartial { get; init; }

    /// <summary>Whether it was made by a statement of its own; else it stands for a constraint of the table.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>Whether it is of an expression's values. What those are the database does not tell with the columns, so such an index is compared
    /// with none.</summary>
    public bool HasExpression => Columns.Any(column => column.Name.Length == 0);

    /// <summary>Whether another index makes this one needless.</summary>
    public bool IsCoveredBy(StoredIndex other) =>
        other != this
        && this is { IsDeclared: true, IsUnique: false, IsPartial: false }
        && other.Table == Table
        && !other.IsPartial
        && !HasExpression
        && !other.HasExpression
        && Columns.SequenceEqual(other.Columns.Take(Columns.Count))
        && (other.Columns.Count > Columns.Count || other.IsUnique || string.CompareOrdinal(other.Name, Name) < 0);
}
