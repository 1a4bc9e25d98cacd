namespace Storage.Core;

/// <summary>Paging by key: a page starts after the last row of the one before, so it costs the same however far in it lies, and rows that come or go meanwhile shift nothing.</summary>
public static class KeysetExtensions
{
    /// <summary>Completes a query's order by the key, so that it is the same each time.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query.</param>
    /// <returns>The query with a total order.</returns>
    /// <exception cref="InvalidOperationException">The query has an offset.</exception>
    public static Query<T> OrderedByKey<T>(this Query<T> query)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Parts.Offset is not null)
        {
            throw new InvalidOperationException("Paging by key and Skip exclude each other; take Skip off the query.");
        }

        var orders = query.Parts.Orders;
        if (Array.Exists(orders, order => order.Column == T.Map.Key))
        {
            return query;
        }

        var descending = orders.Length > 0 && orders[^1].Descending;
        return new(query.Parts with { Orders = [.. orders, new OrderTerm(T.Map.Key, descending)] });
    }

    /// <summary>Keeps the rows that come after a row in the query's order.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query, ordered by <see cref="OrderedByKey"/>.</param>
    /// <param name="row">The last row of the page before.</param>
    /// <returns>The rest of the query.</returns>
    public static Query<T> After<T>(this Query<T> query, T row)
        where T : class, IEntity<T> => query.Beyond(query.OrderedByKey().Parts.Orders, row);

    /// <summary>Turns a query's order round and keeps the rows that come before a row: the page before, last row first.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query, ordered by <see cref="OrderedByKey"/>.</param>
    /// <param name="row">The first row of the page after.</param>
    /// <returns>The query for the rows before, in the opposite order.</returns>
    public static Query<T> Before<T>(this Query<T> query, T row)
        where T : class, IEntity<T> => query.Reversed().Beyond(query.Reversed().Parts.Orders, row);

    /// <summary>Turns a query's order round.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query, ordered by <see cref="OrderedByKey"/>.</param>
    /// <returns>The query in the opposite order.</returns>
    public static Query<T> Reversed<T>(this Query<T> query)
        where T : class, IEntity<T> =>
        new(query.Parts with { Orders = [.. query.OrderedByKey().Parts.Orders.Select(order => order with { Descending = !order.Descending })] });

    private static Query<T> Beyond<T>(this Query<T> query, OrderTerm[] orders, T row)
        where T : class, IEntity<T>
    {
        var values = RowValues.Of(row);
        var last = Array.FindIndex(orders, order => order.Column == T.Map.Key);
        orders = orders[..(last + 1)];
        var beyond = IsUniform(orders)
            ? new RowCompareFilter([.. orders.Select(order => order.Column)], orders[0].Descending ? Comparison.Less : Comparison.Greater, [.. orders.Select(order => values[order.Column.Ordinal])])
            : Expanded(orders, values);
        return new(query.Parts with { Orders = orders, Filter = query.Parts.Filter is { } filter ? new AndFilter(filter, beyond) : beyond });
    }

    private static bool IsUniform(OrderTerm[] orders) =>
        Array.TrueForAll(orders, order => !order.Column.IsNullable && order.Descending == orders[0].Descending);

    // (a, b, c) beyond (x, y, z), one column at a time: a beyond x, or a is x and (b beyond y, or ...)
    private static FilterNode Expanded(OrderTerm[] orders, DbValue[] values)
    {
        FilterNode? result = null;
        for (var i = orders.Length - 1; i >= 0; i--)
        {
            var (column, value) = (orders[i].Column, values[orders[i].Column.Ordinal]);
            var strictly = StrictlyBeyond(orders[i], value);
            result = result is null
                ? strictly
                : new OrFilter(strictly, new AndFilter(CompareFilter.Create(column, Comparison.Equal, value), result));
        }

        return result!;
    }

    private static FilterNode StrictlyBeyond(OrderTerm order, DbValue value) => (order.Descending, value.IsNull) switch
    {
        (false, true) => new NullFilter(order.Column, isNull: false),
        (false, false) => CompareFilter.Create(order.Column, Comparison.Greater, value),
        (true, true) => new NotFilter(null),
        (true, false) when order.Column.IsNullable => new OrFilter(CompareFilter.Create(order.Column, Comparison.Less, value), new NullFilter(order.Column, isNull: true)),
        (true, false) => CompareFilter.Create(order.Column, Comparison.Less, value),
    };
}
