namespace Storage.Optimization.Internal;

/// <summary>An index that may serve some statements.</summary>
/// <param name="Map">The table.</param>
/// <param name="Columns">The columns with their directions.</param>
/// <param name="Equal">How many of them, from the first, are compared for equality, so that their order does not matter.</param>
internal sealed record IndexCandidate(EntityMap Map, IReadOnlyList<OrderTerm> Columns, int Equal)
{
    /// <summary>The entity's own index that does the same, where it has one.</summary>
    public IndexMap? Declared { get; init; }

    public string Name => Declared?.Name ?? $"ix_{Map.Table}_{string.Join('_', Columns.Select(term => term.Column.Name))}";

    public IReadOnlyList<OrderTerm> AllColumns => Declared?.Columns ?? Columns;

    public string Ddl
    {
        get
        {
            var unique = Declared is { IsUnique: true } ? "UNIQUE " : string.Empty;
            var columns = AllColumns.Select(term => $"{Quote(term.Column.Name)}{(term.Descending ? " DESC" : string.Empty)}");
            return $"CREATE {unique}INDEX {Quote(Name)} ON {Quote(Map.Table)} ({string.Join(", ", columns)})";
        }
    }

    /// <summary>Whether another index begins with these columns.</summary>
    public bool IsServedBy(IndexCandidate other) =>
        other.Map == Map && other.AllColumns.Count >= AllColumns.Count && AllColumns.SequenceEqual(other.AllColumns.Take(AllColumns.Count));

    /// <summary>Whether the database has an index that does the same.</summary>
    public bool IsServedBy(StoredIndex index) =>
        !index.IsPartial
        && string.Equals(index.Table, Map.Table, StringComparison.OrdinalIgnoreCase)
        && index.Columns.Count >= Columns.Count
        && Columns.Take(Equal).All(term => index.Columns.Take(Equal).Any(own => IsNamed(own.Name, term)))
        && Columns.Skip(Equal).Zip(index.Columns.Skip(Equal)).All(pair => IsNamed(pair.Second.Name, pair.First) && pair.Second.Descending == pair.First.Descending);

    private static bool IsNamed(string name, OrderTerm term) => string.Equals(name, term.Column.Name, StringComparison.OrdinalIgnoreCase);

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
