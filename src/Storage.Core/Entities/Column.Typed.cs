namespace Storage.Core;

/// <summary>A column of an entity: the left side of a filter, an order, an assignment.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TValue">The property's type.</typeparam>
/// <param name="map">The column's description.</param>
/// <param name="encode">Gives the stored form of a value.</param>
/// <param name="decode">Reads a stored form.</param>
/// <remarks>
/// Comparisons follow C#, not SQL: a null equals only null, so <c>!=</c> a value includes the null rows, and a filter and its negation
/// together are all rows.
/// </remarks>
#pragma warning disable CS0660, CS0661 // == and != build filters here; equality of columns stays that of references
public sealed class Column<T, TValue>(ColumnMap map, Func<TValue, DbValue> encode, Func<DbValue, TValue> decode) : Column<T>(map, stored => decode(stored))
#pragma warning restore CS0660, CS0661
    where T : class, IEntity<T>
{
    /// <summary>Filters by equality.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value; null matches the null rows.</param>
    /// <returns>The filter.</returns>
    public static Filter<T> operator ==(Column<T, TValue> column, TValue value) => column.Compare(Comparison.Equal, value);

    /// <summary>Filters by inequality; rows whose column is null differ from every value.</summary>
    /// <inheritdoc cref="op_Equality(Column{T, TValue}, TValue)"/>
    public static Filter<T> operator !=(Column<T, TValue> column, TValue value) => column.Compare(Comparison.NotEqual, value);

    /// <summary>Filters by order.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value; nothing is less or greater than null.</param>
    /// <returns>The filter.</returns>
    public static Filter<T> operator <(Column<T, TValue> column, TValue value) => column.Compare(Comparison.Less, value);

    /// <inheritdoc cref="op_LessThan(Column{T, TValue}, TValue)"/>
    public static Filter<T> operator <=(Column<T, TValue> column, TValue value) => column.Compare(Comparison.LessOrEqual, value);

    /// <inheritdoc cref="op_LessThan(Column{T, TValue}, TValue)"/>
    public static Filter<T> operator >(Column<T, TValue> column, TValue value) => column.Compare(Comparison.Greater, value);

    /// <inheritdoc cref="op_LessThan(Column{T, TValue}, TValue)"/>
    public static Filter<T> operator >=(Column<T, TValue> column, TValue value) => column.Compare(Comparison.GreaterOrEqual, value);

    /// <summary>Filters the rows whose column is one of some values. Any number of values travels as one parameter.</summary>
    /// <param name="values">The values; none matches no row.</param>
    /// <returns>The filter.</returns>
    public Filter<T> In(params IEnumerable<TValue> values) => new(new InFilter(Map, values.Select(Encode)));

    /// <summary>Filters the rows whose column is none of some values.</summary>
    /// <param name="values">The values; none matches every row.</param>
    /// <returns>The filter.</returns>
    public Filter<T> NotIn(params IEnumerable<TValue> values) => !In(values);

    /// <summary>Filters the rows whose column lies between two values, both included.</summary>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <returns>The filter.</returns>
    public Filter<T> Between(TValue low, TValue high) => (this >= low) & (this <= high);

    /// <summary>Gives the stored form of a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The stored form.</returns>
    public DbValue Encode(TValue value) => encode(value);

    /// <summary>Reads a stored form.</summary>
    /// <param name="stored">The stored form.</param>
    /// <returns>The value.</returns>
    public TValue Decode(DbValue stored) => decode(stored);

    private Filter<T> Compare(Comparison comparison, TValue value) => new(CompareFilter.Create(Map, comparison, Encode(value)));
}
