using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>Fails a test that uses it at all.</summary>
internal sealed class UntouchableStorage : IStorage
{
    public ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => throw Touched();

    public ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => throw Touched();

    public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
        where TRow : IRow<TRow> => throw Touched();

    public IAsyncEnumerable<TRow> StreamAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
        where TRow : IRow<TRow> => throw Touched();

    public ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default) => throw Touched();

    public ValueTask<IStorageSession> BeginAsync(SessionOptions? options = null, CancellationToken cancellationToken = default) => throw Touched();

    public IDisposable Observe(ICommitObserver observer) => throw Touched();

    public object? GetService(Type serviceType) => throw Touched();

    private static Xunit.Sdk.XunitException Touched() => new("The storage was used.");
}
