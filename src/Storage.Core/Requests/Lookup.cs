namespace Storage.Core;

/// <summary>Names one row of a table: a column that is unique, and its value.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <remarks>The smallest request there is: no query is built for it.</remarks>
public readonly record struct Lookup<T>
    where T : class, IEntity<T>
{
    // null for the key: asking a type parameter for its map costs more than the rest of a cached read's request
    private readonly ColumnMap? _column;

    /// <summary>Names a row by its key.</summary>
    /// <param name="key">The key's stored form.</param>
    public Lookup(DbValue key) => Value = key;

    /// <summary>Names a row by a unique column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The stored form of the value.</param>
    /// <exception cref="ArgumentException">The column is not unique.</exception>
    public Lookup(ColumnMap column, DbValue value)
    {
        if (Lookups<T>.Shape(column) is null)
        {
            throw new ArgumentException($"The column '{column}' of '{T.Map}' is not unique, so it names no single row. Use a query, or declare a unique index.", nameof(column));
        }

        _column = column == T.Map.Key ? null : column;
        Value = value;
    }

    /// <summary>Gets whether the row is named by its key.</summary>
    public bool IsByKey => _column is null;

    /// <summary>Gets the unique column.</summary>
    public ColumnMap Column => _column ?? T.Map.Key;

    /// <summary>Gets the stored form of the value.</summary>
    public DbValue Value { get; }

    /// <summary>Gets how long a cache may keep the row, where that is not the cache's own time for it.</summary>
    /// <value>The default is <see langword="null"/>: the cache's own time.</value>
    public TimeSpan? CacheTime { get; init; }

    /// <summary>Gets the request's shape.</summary>
    public Shape Shape => Lookups<T>.Shape(Column)!;
}
