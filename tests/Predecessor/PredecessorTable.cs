namespace Storage.Predecessor;

/// <summary>A table as the predecessor creates it; <c>id</c> is its key.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Columns">All columns in order, <c>id</c> first.</param>
/// <param name="Indexes">The indexes that CREATE INDEX makes, in order.</param>
/// <param name="UniqueConstraint">The columns that the table itself declares UNIQUE together; mostly none.</param>
internal sealed record PredecessorTable(
    string Name,
    IReadOnlyList<PredecessorColumn> Columns,
    IReadOnlyList<PredecessorIndex> Indexes,
    IReadOnlyList<string> UniqueConstraint)
{
    /// <summary>The CREATE TABLE statement and a CREATE INDEX statement for each index.</summary>
    public string Ddl => string.Join("\n", [TableDdl, .. Indexes.Select(IndexDdl)]);

    private string TableDdl =>
        $"CREATE TABLE {Name} ({string.Join(", ", [.. Columns.Select(column => column.Ddl), .. Constraints])});";

    private string[] Constraints =>
        UniqueConstraint.Count == 0 ? ["PRIMARY KEY (id)"] : ["PRIMARY KEY (id)", $"UNIQUE ({string.Join(", ", UniqueConstraint)})"];

    public bool IsUnique(string column) =>
        UniqueConstraint.SequenceEqual([column]) || Indexes.Any(index => index.IsUnique && index.Columns.SequenceEqual([column]));

    private string IndexDdl(PredecessorIndex index) =>
        $"CREATE {(index.IsUnique ? "UNIQUE " : "")}INDEX {index.Name} ON {Name} ({string.Join(", ", index.Columns)});";
}
