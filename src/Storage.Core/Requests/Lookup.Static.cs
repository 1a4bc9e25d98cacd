namespace Storage.Core;

/// <summary>Makes lookups.</summary>
public static class Lookup
{
    /// <summary>Names a row by its key.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="key">The key: a <see cref="long"/>, <see cref="string"/> or <see cref="Guid"/> converts by itself.</param>
    /// <returns>The lookup.</returns>
    public static Lookup<T> ByKey<T>(DbValue key)
        where T : class, IEntity<T> => new(key);

    /// <summary>Names a row by a unique column.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <typeparam name="TValue">The column's type.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    /// <returns>The lookup.</returns>
    /// <exception cref="ArgumentException">The column is not unique.</exception>
    public static Lookup<T> By<T, TValue>(Column<T, TValue> column, TValue value)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(column);
        return new(column.Map, column.Encode(value));
    }
}
