namespace Storage.Core;

/// <summary>Describes a table: its columns, key, indexes and partition column.</summary>
public sealed class EntityMap : RowMap
{
    private bool _hasComputedColumns;

    /// <summary>Describes a table.</summary>
    /// <param name="entityType">The entity's type.</param>
    /// <param name="table">The table's name in the database.</param>
    /// <param name="key">The position of the key column.</param>
    /// <param name="keyGeneration">Who makes the keys.</param>
    /// <param name="columns">The columns, in reading order.</param>
    public EntityMap(Type entityType, string table, int key, KeyGeneration keyGeneration, params ColumnMap[] columns)
        : base(columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        EntityType = entityType;
        Table = table;
        Key = columns[key];
        KeyGeneration = keyGeneration;
    }

    /// <summary>Gets the entity's type.</summary>
    public Type EntityType { get; }

    /// <summary>Gets the table's name in the database.</summary>
    public string Table { get; }

    /// <summary>Gets the key column.</summary>
    public ColumnMap Key { get; }

    /// <summary>Gets who makes the keys.</summary>
    public KeyGeneration KeyGeneration { get; }

    /// <summary>Gets the column whose value parts the table for cached windows; <see langword="null"/> where there is none.</summary>
    public ColumnMap? Partition { get; init; }

    /// <summary>Gets the indexes beside the primary key.</summary>
    public IReadOnlyList<IndexMap> Indexes { get; init; } = [];

    /// <summary>Says whether at most one row can have a given value of a column.</summary>
    /// <param name="column">The column.</param>
    /// <returns><see langword="true"/> for the key and for a column with an unfiltered unique index of its own.</returns>
    public bool IsUnique(ColumnMap column) =>
        column == Key || Indexes.Any(index => index is { IsUnique: true, Where: null, Columns.Count: 1 } && index.Columns[0].Column == column);

    /// <summary>Says whether a set of columns identifies a row, so that it can be an upsert's conflict target.</summary>
    /// <param name="columns">The columns, in any order.</param>
    /// <returns><see langword="true"/> for the key and for the columns of an unfiltered unique index.</returns>
    public bool IsUnique(IReadOnlyCollection<ColumnMap> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return (columns.Count == 1 && columns.First() == Key)
            || Indexes.Any(index => index is { IsUnique: true, Where: null }
                && index.Columns.Count == columns.Count
                && index.Columns.All(term => columns.Contains(term.Column)));
    }

    /// <summary>Writes a row whose type the caller does not know, such as one of a commit notice.</summary>
    /// <param name="row">The row, of <see cref="EntityType"/>.</param>
    /// <param name="writer">Takes the values.</param>
    /// <exception cref="InvalidCastException">The row is of another type.</exception>
    /// <exception cref="InvalidOperationException">Nothing was ever asked of the entity by its type.</exception>
    public void Write(object row, IRowWriter writer)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(writer);
        KnownAccess.Write(row, writer);
    }

    /// <summary>Gives one stored value of a row whose type the caller does not know.</summary>
    /// <param name="row">The row, of <see cref="EntityType"/>.</param>
    /// <param name="column">The column.</param>
    /// <returns>The value as it is stored; of a generated key that the row does not have yet, null.</returns>
    /// <exception cref="InvalidCastException">The row is of another type.</exception>
    /// <exception cref="InvalidOperationException">Nothing was ever asked of the entity by its type.</exception>
    public DbValue ValueOf(object row, ColumnMap column)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(column);
        return KnownAccess.ValueOf(row, column.Ordinal);
    }

    /// <summary>Takes a row apart whose type the caller does not know.</summary>
    /// <param name="row">The row, of <see cref="EntityType"/>.</param>
    /// <returns>The stored values, in the order of the columns; the caller's own.</returns>
    /// <exception cref="InvalidCastException">The row is of another type.</exception>
    /// <exception cref="InvalidOperationException">Nothing was ever asked of the entity by its type.</exception>
    public DbValue[] ValuesOf(object row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return KnownAccess.ValuesOf(row);
    }

    /// <inheritdoc/>
    public override string ToString() => Table;

    // set when some database of this process was found to compute one of the columns, and never taken back
    internal bool HasComputedColumns
    {
        get => Volatile.Read(ref _hasComputedColumns);
        set => Volatile.Write(ref _hasComputedColumns, value);
    }

    // known from the first request on that names the entity's type
    internal RowAccess? Access { get; set; }

    private RowAccess KnownAccess =>
        Access ?? throw new InvalidOperationException($"No query, lookup or write of '{EntityType.Name}' was ever made, so how its rows are written is not known yet.");

    internal ColumnMap Require(ColumnMap column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Ordinal < Columns.Count && Columns[column.Ordinal] == column
            ? column
            : throw new ArgumentException($"The column '{column}' is none of '{Table}'. Take it from that entity's map.", nameof(column));
    }
}
