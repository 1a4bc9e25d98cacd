using System.Data.Common;

namespace Storage.Core.Internal;

/// <summary>A transaction inside a session: a savepoint, with its own list of changes that is folded into the one around it.</summary>
internal sealed class NestedSession(SqliteSession session, int depth, CommitNotice around) : IStorageSession
{
    private readonly CommitNotice _notice = new();
    private bool _isOver;

    public DbConnection Connection => session.Connection;

    public ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => session.Find(depth, lookup, cancellationToken);

    public ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => session.FindMany(depth, lookups, cancellationToken);

    public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
        where TRow : IRow<TRow> => session.Query(depth, query, cancellationToken);

    public IAsyncEnumerable<TRow> StreamAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
        where TRow : IRow<TRow> => session.Stream(depth, query, cancellationToken);

    public ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default) =>
        session.Write(depth, unit, _notice, cancellationToken);

    public ValueTask<IStorageSession> BeginAsync(SessionOptions? options = null, CancellationToken cancellationToken = default) =>
        session.Begin(depth, _notice);

    public IDisposable Observe(ICommitObserver observer) => session.Observe(observer);

    public object? GetService(Type serviceType) => serviceType?.IsInstanceOfType(this) == true ? this : session.GetService(serviceType!);

    public async ValueTask CommitAsync(CancellationToken cancellationToken = default)
    {
        await session.EndNested(depth, SessionEnd.Commit).ConfigureAwait(false);
        around.Merge(_notice);
        _isOver = true;
    }

    public async ValueTask RollbackAsync()
    {
        await session.EndNested(depth, SessionEnd.Rollback).ConfigureAwait(false);
        _isOver = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isOver && session.IsUsable)
        {
            await RollbackAsync().ConfigureAwait(false);
        }
    }
}
