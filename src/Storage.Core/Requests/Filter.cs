namespace Storage.Core;

/// <summary>A condition on an entity's rows, built by comparing its columns and joined by <c>&amp;</c>, <c>|</c> and <c>!</c>.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <param name="Node">The condition; <see langword="null"/> matches every row.</param>
public readonly record struct Filter<T>(FilterNode? Node)
    where T : class, IEntity<T>
{
    /// <summary>Gets the filter that matches every row.</summary>
    public static Filter<T> All => default;

    /// <summary>Matches the row with a key.</summary>
    /// <param name="key">The key's stored form.</param>
    /// <returns>The filter.</returns>
    public static Filter<T> ByKey(DbValue key) => new(CompareFilter.Create(T.Map.Key, Comparison.Equal, key));

    /// <summary>Matches by comparing a column that is known at run time only.</summary>
    /// <param name="column">The column; of this entity.</param>
    /// <param name="comparison">The comparison; <see cref="Comparison.NotEqual"/> includes null rows, as in C#.</param>
    /// <param name="value">The value's stored form.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">The column is another entity's.</exception>
    public static Filter<T> Compare(ColumnMap column, Comparison comparison, DbValue value) => new(CompareFilter.Create(T.Map.Require(column), comparison, value));

    /// <summary>Matches the rows whose column, known at run time only, is one of some values.</summary>
    /// <param name="column">The column; of this entity.</param>
    /// <param name="values">The values' stored forms; none matches no row.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">The column is another entity's.</exception>
    public static Filter<T> In(ColumnMap column, IEnumerable<DbValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(new InFilter(T.Map.Require(column), values));
    }

    /// <summary>Matches the rows that both filters match.</summary>
    /// <param name="left">One filter.</param>
    /// <param name="right">The other filter.</param>
    /// <returns>The joined filter.</returns>
    public static Filter<T> operator &(Filter<T> left, Filter<T> right) =>
        left.Node is null ? right : right.Node is null ? left : new(new AndFilter(left.Node, right.Node));

    /// <summary>Matches the rows that either filter matches.</summary>
    /// <param name="left">One filter.</param>
    /// <param name="right">The other filter.</param>
    /// <returns>The joined filter.</returns>
    public static Filter<T> operator |(Filter<T> left, Filter<T> right) =>
        left.Node is null || right.Node is null ? All : new(new OrFilter(left.Node, right.Node));

    /// <summary>Matches the rows that a filter does not match.</summary>
    /// <param name="filter">The filter.</param>
    /// <returns>The opposite filter.</returns>
    public static Filter<T> operator !(Filter<T> filter) => new(new NotFilter(filter.Node));
}
