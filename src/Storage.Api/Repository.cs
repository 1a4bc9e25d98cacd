using Storage.Core;

namespace Storage.Api;

/// <summary>What one does with the rows of an entity.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <param name="storage">The storage, or a session to work inside its transaction.</param>
public sealed partial class Repository<T>(IStorage storage)
    where T : class, IEntity<T>
{
    private readonly IStorage _storage = storage ?? throw new ArgumentNullException(nameof(storage));

    /// <summary>Starts a query for every row.</summary>
    /// <returns>The query.</returns>
    public EntityQuery<T> Query() => new(_storage, Core.Query.From<T>());

    /// <summary>Starts a query for the rows that a filter matches.</summary>
    /// <param name="filter">The filter.</param>
    /// <returns>The query.</returns>
    public EntityQuery<T> Where(Filter<T> filter) => Query().Where(filter);

    /// <summary>Finds a row by its key.</summary>
    /// <param name="key">The key: a <see cref="long"/>, <see cref="string"/> or <see cref="Guid"/> converts by itself.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The row, or <see langword="null"/>.</returns>
    public ValueTask<T?> FindAsync(DbValue key, CancellationToken cancellationToken = default) =>
        _storage.FindAsync(new Lookup<T>(key), cancellationToken);

    /// <summary>Finds a row by a unique column.</summary>
    /// <typeparam name="TValue">The column's type.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The row, or <see langword="null"/>.</returns>
    /// <exception cref="ArgumentException">The column is not unique.</exception>
    public ValueTask<T?> FindAsync<TValue>(Column<T, TValue> column, TValue value, CancellationToken cancellationToken = default) =>
        _storage.FindAsync(Lookup.By(column, value), cancellationToken);

    /// <summary>Finds several rows by a unique column, in one round trip and as of one moment.</summary>
    /// <typeparam name="TValue">The column's type.</typeparam>
    /// <param name="column">The key column or another unique one.</param>
    /// <param name="values">The values.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>As many rows in the same order, <see langword="null"/> where there is none.</returns>
    /// <exception cref="ArgumentException">The column is not unique.</exception>
    public ValueTask<IReadOnlyList<T?>> FindManyAsync<TValue>(Column<T, TValue> column, IEnumerable<TValue> values, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(values);
        Lookup<T>[] lookups = [.. values.Select(value => Lookup.By(column, value))];
        return lookups.Length == 0 ? new([]) : _storage.FindManyAsync(lookups, cancellationToken);
    }
}
