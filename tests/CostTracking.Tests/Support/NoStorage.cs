using Storage.Core;

namespace CostTracking.Tests;

/// <summary>A storage that nothing may touch.</summary>
internal sealed class NoStorage : IStorage
{
    public ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
        where TRow : IRow<TRow> => throw new NotSupportedException();

    public IAsyncEnumerable<TRow> StreamAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
        where TRow : IRow<TRow> => throw new NotSupportedException();

    public ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<IStorageSession> BeginAsync(SessionOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IDisposable Observe(ICommitObserver observer) => throw new NotSupportedException();

    public object? GetService(Type serviceType) => null;
}
