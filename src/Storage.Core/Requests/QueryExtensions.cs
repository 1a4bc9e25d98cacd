namespace Storage.Core;

/// <summary>The words of a query on an entity.</summary>
public static class QueryExtensions
{
    /// <summary>Keeps the rows that a filter matches; several filters all have to match.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="filter">The filter.</param>
    /// <returns>The narrower query.</returns>
    public static Query<T> Where<T>(this Query<T> query, Filter<T> filter)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(query.Parts with { Filter = (new Filter<T>(query.Parts.Filter) & filter).Node });
    }

    /// <summary>Gives the query's order.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query.</param>
    /// <returns>The order; empty where there is none.</returns>
    public static IReadOnlyList<OrderTerm> GetOrders<T>(this Query<T> query)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Parts.Orders;
    }

    /// <summary>Gives the query's filter.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query.</param>
    /// <returns>The filter; <see cref="Filter{T}.All"/> where there is none.</returns>
    public static Filter<T> GetFilter<T>(this Query<T> query)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(query.Parts.Filter);
    }

    /// <summary>Orders the rows, after the orders that the query has already.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="column">The column.</param>
    /// <returns>The ordered query.</returns>
    public static Query<T> OrderBy<T>(this Query<T> query, Column<T> column)
        where T : class, IEntity<T> => query.ThenBy(column, descending: false);

    /// <summary>Orders the rows with the largest value first, after the orders that the query has already.</summary>
    /// <inheritdoc cref="OrderBy{T}(Query{T}, Column{T})"/>
    public static Query<T> OrderByDescending<T>(this Query<T> query, Column<T> column)
        where T : class, IEntity<T> => query.ThenBy(column, descending: true);

    /// <summary>Orders by a column that is known at run time only, after the orders that the query has already.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="column">The column; of this entity.</param>
    /// <param name="descending">Whether the largest value comes first.</param>
    /// <returns>The ordered query.</returns>
    /// <exception cref="ArgumentException">The column is another entity's.</exception>
    public static Query<T> OrderBy<T>(this Query<T> query, ColumnMap column, bool descending)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(query.Parts with { Orders = [.. query.Parts.Orders, new OrderTerm(T.Map.Require(column), descending)] });
    }

    /// <summary>Says how long a cache may keep the result, where that is not the cache's own time. Who has no cache ignores it.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="time">The time.</param>
    /// <returns>The same query with that time.</returns>
    public static Query<T> CachedFor<T>(this Query<T> query, TimeSpan time)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        return new(query.Parts with { CacheTime = time });
    }

    /// <summary>Limits the number of rows.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="count">The number of rows, at least 0.</param>
    /// <returns>The limited query.</returns>
    public static Query<T> Take<T>(this Query<T> query, int count)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(query.Parts with { Limit = count });
    }

    /// <summary>Leaves out the first rows. Prefer paging by key: an offset reads what it leaves out.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="count">The number of rows, at least 0.</param>
    /// <returns>The query.</returns>
    public static Query<T> Skip<T>(this Query<T> query, int count)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(query.Parts with { Offset = count });
    }

    /// <summary>Reads some columns only, as rows of another type whose columns carry the same names.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <typeparam name="TRow">The row's type.</typeparam>
    /// <param name="query">The query.</param>
    /// <returns>The query for the smaller rows.</returns>
    /// <exception cref="ArgumentException">The row has a column that the table has not.</exception>
    public static Query<TRow> Select<T, TRow>(this Query<T> query)
        where T : class, IEntity<T>
        where TRow : IRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(query.Parts with { Items = Projection<T, TRow>.Items });
    }

    /// <summary>Reads the keys only.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query.</param>
    /// <returns>The query of rows with one value.</returns>
    public static Query<ValueRow> SelectKeys<T>(this Query<T> query)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(query.Parts with { Items = [new SelectItem(SelectItemKind.Column, T.Map.Key)] });
    }

    /// <summary>Reads some columns only, without a type of their own.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="distinct">Whether equal rows are given once, in the columns' own order.</param>
    /// <param name="columns">The columns.</param>
    /// <returns>The query for the smaller rows.</returns>
    public static Query<ValueRow> SelectColumns<T>(this Query<T> query, bool distinct, params Column<T>[] columns)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfZero(columns.Length);
        var parts = query.Parts with { Items = [.. columns.Select(column => new SelectItem(SelectItemKind.Column, column.Map))], Distinct = distinct };
        return new(distinct ? parts with { Orders = [.. columns.Select(column => new OrderTerm(column.Map))] } : parts);
    }

    /// <summary>Computes one value over all rows: a count, an existence, a smallest, largest, summed or average value.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query; it may not have a limit or an offset.</param>
    /// <param name="kind">What to compute.</param>
    /// <param name="column">The column; none for a count or an existence.</param>
    /// <returns>The query for one row of one value.</returns>
    /// <exception cref="InvalidOperationException">The query has a limit or an offset.</exception>
    public static Query<ValueRow> Aggregate<T>(this Query<T> query, SelectItemKind kind, Column<T>? column = null)
        where T : class, IEntity<T> => query.WithoutPaging(kind).AggregateItems([new SelectItem(kind, column?.Map)], grouped: false);

    /// <summary>Counts the rows of each group: rows of the group's columns and, last, the number.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query; it may not have a limit or an offset.</param>
    /// <param name="columns">The columns that make a group.</param>
    /// <returns>The query for a row a group.</returns>
    /// <exception cref="InvalidOperationException">The query has a limit or an offset.</exception>
    public static Query<ValueRow> GroupCount<T>(this Query<T> query, params Column<T>[] columns)
        where T : class, IEntity<T>
    {
        ArgumentOutOfRangeException.ThrowIfZero(columns.Length);
        SelectItem[] items = [.. columns.Select(column => new SelectItem(SelectItemKind.Column, column.Map)), new(SelectItemKind.Count)];
        return query.WithoutPaging(SelectItemKind.Count).AggregateItems(items, grouped: true);
    }

    /// <summary>Computes values over the rows of each group: rows of the group's columns and then the values.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">The query; it may not have a limit or an offset.</param>
    /// <param name="columns">The columns that make a group; of none there is one group.</param>
    /// <param name="values">What to compute of each group; no columns and no existence.</param>
    /// <returns>The query for a row a group.</returns>
    /// <exception cref="InvalidOperationException">The query has a limit or an offset.</exception>
    public static Query<ValueRow> GroupAggregate<T>(this Query<T> query, IReadOnlyList<Column<T>> columns, IReadOnlyList<SelectItem> values)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        if (values.Any(value => value.Kind is SelectItemKind.Column or SelectItemKind.Exists))
        {
            throw new ArgumentException("A group has counts, sums, averages, smallest and largest values; give its columns apart.", nameof(values));
        }

        SelectItem[] items = [.. columns.Select(column => new SelectItem(SelectItemKind.Column, column.Map)), .. values];
        return query.WithoutPaging(values[0].Kind).AggregateItems(items, grouped: columns.Count > 0);
    }

    private static Query<ValueRow> AggregateItems<T>(this Query<T> query, SelectItem[] items, bool grouped)
        where T : class, IEntity<T> => new(query.Parts with { Items = items, Orders = [], Grouped = grouped });

    private static Query<T> ThenBy<T>(this Query<T> query, Column<T> column, bool descending)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(column);
        return new(query.Parts with { Orders = [.. query.Parts.Orders, new OrderTerm(column.Map, descending)] });
    }

    private static Query<T> WithoutPaging<T>(this Query<T> query, SelectItemKind kind)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Parts is { Limit: null, Offset: null }
            ? query
            : throw new InvalidOperationException($"{kind} covers all rows of its filter; take Take and Skip off the query.");
    }
}
