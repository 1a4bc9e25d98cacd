using System.Runtime.CompilerServices;

namespace Storage.Core;

/// <summary>What is built on the pipe's requests for every storage alike.</summary>
public static class StorageExtensions
{
    /// <summary>Runs work in a transaction: commits when it returns, rolls back when it throws.</summary>
    /// <typeparam name="TResult">The work's result.</typeparam>
    /// <param name="storage">The storage, or a session to nest in.</param>
    /// <param name="work">The work; it must use the session it is given, and may be awaited only.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait for a turn, and is handed to the work.</param>
    /// <returns>The work's result, after the commit.</returns>
    /// <exception cref="StorageException">No turn was to be had in time, or the commit failed.</exception>
    public static async ValueTask<TResult> TransactAsync<TResult>(
        this IStorage storage,
        Func<IStorageSession, CancellationToken, ValueTask<TResult>> work,
        SessionOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(work);
        var session = await storage.BeginAsync(options, cancellationToken).ConfigureAwait(false);
        await using var scope = session.ConfigureAwait(false);
        var result = await work(session, cancellationToken).ConfigureAwait(false);
        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    ///
    /// <inheritdoc cref="TransactAsync{TResult}(IStorage, Func{IStorageSession, CancellationToken, ValueTask{TResult}}, SessionOptions?, CancellationToken)"/>
    /// <returns>A task that completes after the commit.</returns>
    public static async ValueTask TransactAsync(
        this IStorage storage,
        Func<IStorageSession, CancellationToken, ValueTask> work,
        SessionOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        await storage.TransactAsync(
            async (session, token) =>
            {
                await work(session, token).ConfigureAwait(false);
                return true;
            },
            options,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs raw SQL and gives all its rows.</summary>
    /// <typeparam name="TRow">The row's type; its columns are read by position.</typeparam>
    /// <param name="storage">The storage.</param>
    /// <param name="sql">The statement, as an interpolated string: holes are parameters.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The rows.</returns>
    public static ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(this IStorage storage, Sql sql, CancellationToken cancellationToken = default)
        where TRow : IRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(storage);
        return storage.QueryAsync(Query.FromSql<TRow>(sql), cancellationToken);
    }

    /// <summary>Applies raw SQL as a unit of its own.</summary>
    /// <param name="storage">The storage.</param>
    /// <param name="sql">The statement, as an interpolated string: holes are parameters.</param>
    /// <param name="cancellationToken">Withdraws the unit while it waits.</param>
    /// <returns>What the statement did.</returns>
    public static ValueTask<WriteResult> WriteAsync(this IStorage storage, Sql sql, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(storage);
        return storage.WriteAsync(new WriteUnit(Write.Sql(sql)), cancellationToken);
    }

    /// <summary>Gives a query's rows one by one, read in pages by key. No moment of the database is held between pages, so the loop may
    /// take its time; a row that is changed meanwhile is given as it is when its page is read.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="storage">The storage.</param>
    /// <param name="query">The query; it may have a filter, an order and a limit.</param>
    /// <param name="pageSize">How many rows are read at once.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="InvalidOperationException">The query has an offset.</exception>
    public static async IAsyncEnumerable<T> StreamPagesAsync<T>(
        this IStorage storage,
        Query<T> query,
        int pageSize = 500,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pageSize);
        var left = query.Limit ?? int.MaxValue;
        var next = query.OrderedByKey();
        while (left > 0)
        {
            var size = Math.Min(pageSize, left);
            var page = await storage.QueryAsync(next.Take(size), cancellationToken).ConfigureAwait(false);
            foreach (var row in page)
            {
                yield return row;
            }

            if (page.Count < size)
            {
                yield break;
            }

            left -= page.Count;
            next = query.After(query.PositionOf(page[^1]));
        }
    }
}
