namespace Storage.Core;

/// <summary>Makes the statements of write units.</summary>
public static class Write
{
    /// <summary>Inserts a row unless some row matches a filter already, in one step.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="any">What no row may match; it need not be over unique columns.</param>
    /// <returns>The statement; it affects no row where one matches.</returns>
    /// <exception cref="ArgumentException">The filter matches every row.</exception>
    public static RowWrite<T> InsertUnless<T>(T row, Filter<T> any)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(row);
        return any.Node is { } node
            ? new(WriteShapes<T>.InsertUnless(node), row, Collect([], node, 0))
            : throw new ArgumentException("The filter matches every row, so it says nothing of this one.", nameof(any));
    }

    /// <summary>Inserts a row.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="row">The row; a generated key is 0.</param>
    /// <param name="conflict">What happens where a unique value exists already: <see cref="ConflictAction.Fail"/> or
    /// <see cref="ConflictAction.Ignore"/>.</param>
    /// <returns>The statement.</returns>
    public static RowWrite<T> Insert<T>(T row, ConflictAction conflict = ConflictAction.Fail)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(WriteShapes<T>.Insert(conflict), row, []);
    }

    /// <inheritdoc cref="Insert{T}(ReadOnlyMemory{T}, ConflictAction)"/>
    public static RowWrite<T> Insert<T>(T[] rows, ConflictAction conflict = ConflictAction.Fail)
        where T : class, IEntity<T> => Insert((ReadOnlyMemory<T>)rows, conflict);

    /// <summary>Inserts several rows.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="rows">The rows; the statement takes them as its own.</param>
    /// <param name="conflict">What happens where a unique value exists already: <see cref="ConflictAction.Fail"/> or
    /// <see cref="ConflictAction.Ignore"/>.</param>
    /// <returns>The statement.</returns>
    public static RowWrite<T> Insert<T>(ReadOnlyMemory<T> rows, ConflictAction conflict = ConflictAction.Fail)
        where T : class, IEntity<T> => new(WriteShapes<T>.Insert(conflict), rows, []);

    /// <summary>Inserts a row, or changes the row that exists already.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="options">What counts as existing and what is changed; <see langword="null"/> for the key and every other
    /// column.</param>
    /// <returns>The statement.</returns>
    /// <exception cref="ArgumentException">The target's columns identify no row.</exception>
    public static RowWrite<T> Upsert<T>(T row, UpsertOptions<T>? options = null)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(WriteShapes<T>.Upsert(options), row, options?.Merge?.ValueArray ?? []);
    }

    /// <inheritdoc cref="Upsert{T}(ReadOnlyMemory{T}, UpsertOptions{T}?)"/>
    public static RowWrite<T> Upsert<T>(T[] rows, UpsertOptions<T>? options = null)
        where T : class, IEntity<T> => Upsert((ReadOnlyMemory<T>)rows, options);

    /// <summary>Inserts rows, or changes the rows that exist already.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="rows">The rows; the statement takes them as its own.</param>
    /// <param name="options">What counts as existing and what is changed; <see langword="null"/> for the key and every other
    /// column.</param>
    /// <returns>The statement.</returns>
    /// <exception cref="ArgumentException">The target's columns identify no row.</exception>
    public static RowWrite<T> Upsert<T>(ReadOnlyMemory<T> rows, UpsertOptions<T>? options = null)
        where T : class, IEntity<T> =>
        new(WriteShapes<T>.Upsert(options), rows, options?.Merge?.ValueArray ?? []);

    /// <summary>Changes columns of the rows that a filter matches.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="patch">The changes.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="expectedRows">The number of rows to be changed, else the unit fails; <see langword="null"/> for any number.</param>
    /// <param name="returnRows">Whether the changed rows are returned.</param>
    /// <returns>The statement.</returns>
    /// <exception cref="ArgumentException">The patch is empty.</exception>
    public static PatchWrite<T> Patch<T>(Patch<T> patch, Filter<T> filter, int? expectedRows = null, bool returnRows = false)
        where T : class, IEntity<T>
    {
        var parameters = Collect(NotEmpty(patch).ValueArray, filter.Node, 0);
        var shape = new PatchShape(T.Map, patch.AssignmentArray, filter.Node, [], hasLimit: false);
        return new((PatchShape)ShapeTable.Intern(shape), parameters) { ExpectedRows = expectedRows, ReturnsRows = returnRows };
    }

    /// <summary>Changes the first rows in an order, and returns them as they are then, in that order.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="patch">The changes.</param>
    /// <param name="from">Which rows, in which order, and how many: the query's filter, order and limit.</param>
    /// <returns>The statement.</returns>
    /// <exception cref="ArgumentException">The patch is empty, or the query has no limit, or more than filter, order and limit.</exception>
    public static PatchWrite<T> Claim<T>(Patch<T> patch, Query<T> from)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(from);
        if (from.Parts is not { Limit: { } limit, Offset: null, Distinct: false })
        {
            throw new ArgumentException("A claim takes a query with a filter, an order and a limit, and nothing else.", nameof(from));
        }

        var parameters = Collect(NotEmpty(patch).ValueArray, from.Parts.Filter, 1);
        parameters[^1] = DbValue.From(limit);
        var shape = new PatchShape(T.Map, patch.AssignmentArray, from.Parts.Filter, from.Parts.Orders, hasLimit: true);
        return new((PatchShape)ShapeTable.Intern(shape), parameters) { ReturnsRows = true };
    }

    /// <summary>Deletes rows: all that the query's filter matches, or of those so many in its order.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="which">The query; its limit says how many are deleted, its offset how many are kept first.</param>
    /// <param name="expectedRows">The number of rows to be deleted, else the unit fails; <see langword="null"/> for any number.</param>
    /// <returns>The statement.</returns>
    public static DeleteWrite Delete<T>(Query<T> which, int? expectedRows = null)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(which);
        var parts = which.Parts;
        var shape = new DeleteShape(T.Map, parts.Filter, parts.Orders, parts.Limit is not null, parts.Offset is not null);
        return new((DeleteShape)ShapeTable.Intern(shape), which.ParameterArray) { ExpectedRows = expectedRows };
    }

    /// <summary>Runs raw SQL.</summary>
    /// <param name="sql">The statement, as an interpolated string: holes are parameters.</param>
    /// <param name="expectedRows">The number of rows to be affected, else the unit fails; <see langword="null"/> for any number.</param>
    /// <returns>The statement.</returns>
    public static SqlWrite Sql(Sql sql, int? expectedRows = null)
    {
        ArgumentNullException.ThrowIfNull(sql);
        return new(sql.ToShape(), sql.Parameters) { ExpectedRows = expectedRows };
    }

    private static Patch<T> NotEmpty<T>(Patch<T> patch)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(patch);
        return patch.AssignmentArray.Length > 0 ? patch : throw new ArgumentException("The patch changes no column.", nameof(patch));
    }

    private static DbValue[] Collect(DbValue[] values, FilterNode? filter, int more)
    {
        var parameters = new DbValue[values.Length + (filter?.ParameterCount ?? 0) + more];
        values.CopyTo(parameters, 0);
        var index = values.Length;
        filter?.Collect(parameters, ref index);
        return parameters;
    }
}
