namespace Storage.Core;

/// <summary>
/// The one way to data: requests as values. An engine ends the pipe, decorators (<see cref="DelegatingStorage"/>) stand before it, and a
/// transaction (<see cref="IStorageSession"/>) is the same pipe inside one.
/// </summary>
/// <remarks>Safe for any number of concurrent callers. A call that has its answer at hand completes synchronously.</remarks>
public interface IStorage
{
    /// <summary>Finds the row that a unique column names.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="lookup">The column and its value.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The row, or <see langword="null"/>.</returns>
    /// <exception cref="StorageException">The read failed.</exception>
    ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
        where T : class, IEntity<T>;

    /// <summary>Finds several rows in one round trip.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="lookups">The columns and their values.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>As many rows in the same order, <see langword="null"/> where there is none.</returns>
    /// <exception cref="StorageException">The read failed.</exception>
    ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken = default)
        where T : class, IEntity<T>;

    /// <summary>Runs a query and gives all its rows, as of one moment.</summary>
    /// <typeparam name="TRow">The row's type.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">Ends the read, a running scan included.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="StorageException">The read failed.</exception>
    ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
        where TRow : IRow<TRow>;

    /// <summary>Runs a query and gives its rows one by one, as of one moment. The engine holds that moment until the loop ends, so keep the
    /// loop short; <see cref="StorageExtensions.StreamPagesAsync"/> holds none.</summary>
    /// <typeparam name="TRow">The row's type.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="StorageException">The read failed.</exception>
    IAsyncEnumerable<TRow> StreamAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
        where TRow : IRow<TRow>;

    /// <summary>Applies a unit: all of it or nothing. Completed means committed, at the unit's durability.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="cancellationToken">Withdraws the unit while it waits; once it is picked up its true outcome is reported.</param>
    /// <returns>What the unit did.</returns>
    /// <exception cref="StorageException">The unit failed; <see cref="StorageException.Outcome"/> says whether anything may be
    /// stored.</exception>
    /// <exception cref="OperationCanceledException">The unit was withdrawn; nothing is stored.</exception>
    ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default);

    /// <summary>Begins a transaction, for hosts that must read between writes. Inside a session it begins a nested one (a
    /// savepoint).</summary>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait for a turn.</param>
    /// <returns>The session; disposing it without a commit rolls back.</returns>
    /// <exception cref="StorageException">No turn was to be had in time.</exception>
    ValueTask<IStorageSession> BeginAsync(SessionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Announces every commit to an observer, from now until the result is disposed.</summary>
    /// <param name="observer">The observer.</param>
    /// <returns>Ends the announcements.</returns>
    IDisposable Observe(ICommitObserver observer);

    /// <summary>Finds a layer of the pipe, or a service of the engine.</summary>
    /// <param name="serviceType">The type wanted.</param>
    /// <returns>The first layer of that type, from here inwards; <see langword="null"/> where there is none.</returns>
    object? GetService(Type serviceType);
}
