using Storage.Core;

namespace Storage.Api;

/// <summary>A query on an entity, ready to run. Immutable; each word gives a new query.</summary>
/// <typeparam name="T">The entity.</typeparam>
public sealed partial class EntityQuery<T>
    where T : class, IEntity<T>
{
    private readonly IStorage _storage;
    private readonly bool _isForAllRows;

    internal EntityQuery(IStorage storage, Query<T> request, bool isForAllRows = false)
    {
        ArgumentNullException.ThrowIfNull(storage);
        _storage = storage;
        Request = request;
        _isForAllRows = isForAllRows;
    }

    /// <summary>Gets the query as a request to the storage.</summary>
    public Query<T> Request { get; }

    /// <summary>Keeps the rows that a filter matches; several filters all have to match.</summary>
    /// <param name="filter">The filter.</param>
    /// <returns>The narrower query.</returns>
    public EntityQuery<T> Where(Filter<T> filter) => With(Request.Where(filter));

    /// <summary>Orders the rows, after the orders that the query has already.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The ordered query.</returns>
    public EntityQuery<T> OrderBy(Column<T> column) => With(Request.OrderBy(column));

    /// <summary>Orders the rows with the largest value first, after the orders that the query has already.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The ordered query.</returns>
    public EntityQuery<T> OrderByDescending(Column<T> column) => With(Request.OrderByDescending(column));

    /// <summary>Limits the number of rows.</summary>
    /// <param name="count">The number of rows, at least 0.</param>
    /// <returns>The limited query.</returns>
    public EntityQuery<T> Take(int count) => With(Request.Take(count));

    /// <summary>Leaves out the first rows. Prefer <see cref="PageAsync"/>: an offset reads what it leaves out.</summary>
    /// <param name="count">The number of rows, at least 0.</param>
    /// <returns>The query.</returns>
    public EntityQuery<T> Skip(int count) => With(Request.Skip(count));

    /// <summary>Says that an update or delete without a filter is meant.</summary>
    /// <returns>The query for every row.</returns>
    public EntityQuery<T> AllRows() => new(_storage, Request, isForAllRows: true);

    /// <summary>Gives all rows, as of one moment.</summary>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The rows.</returns>
    public ValueTask<IReadOnlyList<T>> ToListAsync(CancellationToken cancellationToken = default) => _storage.QueryAsync(Request, cancellationToken);

    /// <summary>Gives all rows as a smaller row type, as of one moment.</summary>
    /// <typeparam name="TRow">The row's type; its columns carry names of the entity's.</typeparam>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="ArgumentException">The row has a column that the table has not.</exception>
    public ValueTask<IReadOnlyList<TRow>> SelectAsync<TRow>(CancellationToken cancellationToken = default)
        where TRow : IRow<TRow> => _storage.QueryAsync(Request.Select<T, TRow>(), cancellationToken);

    /// <summary>Gives the first row.</summary>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The row, or <see langword="null"/>.</returns>
    public async ValueTask<T?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        var rows = await _storage.QueryAsync(Request.Limit == 0 ? Request : Request.Take(1), cancellationToken).ConfigureAwait(false);
        return rows.Count > 0 ? rows[0] : null;
    }

    /// <summary>Gives the rows one by one, read in pages by key; the loop may take its time.</summary>
    /// <param name="pageSize">How many rows are read at once.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="InvalidOperationException">The query has an offset.</exception>
    public IAsyncEnumerable<T> StreamAsync(int pageSize = 500, CancellationToken cancellationToken = default) =>
        _storage.StreamPagesAsync(Request, pageSize, cancellationToken);

    /// <summary>Gives the rows one by one, as of one moment, which is held until the loop ends; keep the loop short.</summary>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The rows.</returns>
    public IAsyncEnumerable<T> StreamSnapshotAsync(CancellationToken cancellationToken = default) => _storage.StreamAsync(Request, cancellationToken);

    private EntityQuery<T> With(Query<T> request) => new(_storage, request, _isForAllRows);
}
