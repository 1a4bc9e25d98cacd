namespace Storage.Core.Internal;

/// <summary>An index of an existing table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsUnique">Whether it is unique.</param>
/// <param name="IsPartial">Whether it covers some rows only.</param>
/// <param name="Terms">Its columns in order; of an expression, or where the index has another collation than its column, an empty
/// name.</param>
internal sealed record ExistingIndex(string Name, bool IsUnique, bool IsPartial, IReadOnlyList<(string Column, bool Descending)> Terms)
{
    /// <summary>Says whether this index does what a wanted one would.</summary>
    public bool Serves(IndexMap wanted) => wanted switch
    {
        { Where: not null } => string.Equals(Name, wanted.Name, StringComparison.OrdinalIgnoreCase),
        { IsUnique: true } => IsUnique && !IsPartial && Terms.Count == wanted.Columns.Count && wanted.Columns.All(term => Terms.Any(own => IsSame(own.Column, term))),
        _ => !IsPartial && StartsWith(wanted.Columns),
    };

    // an index is read in either direction
    private bool StartsWith(IReadOnlyList<OrderTerm> wanted) =>
        Terms.Count >= wanted.Count
        && wanted.Select((term, i) => IsSame(Terms[i].Column, term)).All(isSame => isSame)
        && wanted.Select((term, i) => Terms[i].Descending == term.Descending).Distinct().Count() == 1;

    private static bool IsSame(string column, OrderTerm term) => string.Equals(column, term.Column.Name, StringComparison.OrdinalIgnoreCase);
}
