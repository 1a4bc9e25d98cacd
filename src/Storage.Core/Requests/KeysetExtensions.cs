namespace Storage.Core;

/// <summary>Paging by key: a page starts after the last row of the one before, so it costs the same however far in it lies, and rows that
/// come or go meanwhile shift nothing.</summary>
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
        var key = Array.FindIndex(orders, order => order.Column == T.Map.Key);
        return key >= 0
            ? new(query.Parts with { Orders = orders[..(key + 1)] })
            : new(query.Parts with { Orders = [.. orders, new OrderTerm(T.Map.Key, orders.Length > 0 && orders[^1].Descending)] });
    }

    /// <summary>Gives a row's position in a query's order: one value for each column of the order.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="row">The row.</param>
    /// <returns>The values, in the order's order, the key last.</returns>
    public static IReadOnlyList<DbValue> PositionOf<T>(this Query<T> query, T row)
        where T : class, IEntity<T>
    {
        var values = RowValues.Of(row);
        return [.. query.OrderedByKey().Parts.Orders.Select(order => values[order.Column.Ordinal])];
    }

    /// <summary>Keeps the rows that come after a row in the query's order.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="position">The position of the last row of the page before; see <see cref="PositionOf"/>.</param>
    /// <returns>The rest of the query, in a total order.</returns>
    /// <exception cref="ArgumentException">The position is of another order.</exception>
    public static Query<T> After<T>(this Query<T> query, IReadOnlyList<DbValue> position)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(position);
        var ordered = query.OrderedByKey();
        var orders = ordered.Parts.Orders;
        if (position.Count != orders.Length)
        {
            throw new ArgumentException($"The position has {position.Count} values; the query is ordered by {orders.Length} columns.", nameof(position));
        }

        var beyond = IsUniform(orders)
            ? new RowCompareFilter([.. orders.Select(order => order.Column)], orders[0].Descending ? Comparison.Less : Comparison.Greater, [.. position])
            : Expanded(orders, position);
        return ordered.Where(new Filter<T>(beyond));
    }

    /// <summary>Turns a query's order round, so that the rows after a position are those before it, nearest first.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query.</param>
    /// <returns>The query in the opposite order, which is total.</returns>
    public static Query<T> Reversed<T>(this Query<T> query)
        where T : class, IEntity<T>
    {
        var ordered = query.OrderedByKey();
        return new(ordered.Parts with { Orders = [.. ordered.Parts.Orders.Select(order => order with { Descending = !order.Descending })] });
    }

    private static bool IsUniform(OrderTerm[] orders) =>
        Array.TrueForAll(orders, order => !order.Column.MayHoldNull && order.Descending == orders[0].Descending);

    // (a, b, c) beyond (x, y, z), one column at a time: a beyond x, or a is x and (b beyond y, or ...)
    private static FilterNode Expanded(OrderTerm[] orders, IReadOnlyList<DbValue> position)
    {
        FilterNode? result = null;
        for (var i = orders.Length - 1; i >= 0; i--)
        {
            var strictly = StrictlyBeyond(orders[i], position[i]);
            result = result is null
                ? strictly
                : new OrFilter(strictly, new AndFilter(CompareFilter.Create(orders[i].Column, Comparison.Equal, position[i]), result));
        }

        return result!;
    }

    private static FilterNode StrictlyBeyond(OrderTerm order, DbValue value) => (order.Descending, value.IsNull) switch
    {
        (false, true) => new NullFilter(order.Column, isNull: false),
        (false, false) => CompareFilter.Create(order.Column, Comparison.Greater, value),
        (true, true) => new NotFilter(null),
        (true, false) when order.Column.MayHoldNull => new OrFilter(CompareFilter.Create(order.Column, Comparison.Less, value), new NullFilter(order.Column, isNull: true)),
        (true, false) => CompareFilter.Create(order.Column, Comparison.Less, value),
    };
}
