namespace Storage.Core;

/// <summary>Names one row of a table: a column that is unique, and its value.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <remarks>The smallest request there is: no query is built for it.</remarks>
public readonly record struct Lookup<T>
    where T : class, IEntity<T>
{
    /// <summary>Names a row by its key.</summary>
    /// <param name="key">The key's stored form.</param>
    public Lookup(DbValue key)
    {
        Column = T.Map.Key;
        Value = key;
    }

    /// <summary>Names a row by a unique column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The stored form of the value.</param>
    /// <exception cref="ArgumentException">The column is not unique.</exception>
    public Lookup(ColumnMap column, DbValue value)
    {
        Column = Lookups<T>.Shape(column) is not null
            ? column
            : throw new ArgumentException($"The column '{column}' of '{T.Map}' is not unique, so it names no single row. Use a query, or declare a unique index.", nameof(column));
        Value = value;
    }

    /// <summary>Gets the unique column.</summary>
    public ColumnMap Column { get; }

    /// <summary>Gets the stored form of the value.</summary>
    public DbValue Value { get; }

    /// <summary>Gets how long a cache may keep the row, where that is not the cache's own time for it.</summary>
    /// <value>The default is <see langword="null"/>: the cache's own time.</value>
    public TimeSpan? CacheTime { get; init; }

    /// <summary>Gets the request's shape.</summary>
    public Shape Shape => Lookups<T>.Shape(Column)!;
}
