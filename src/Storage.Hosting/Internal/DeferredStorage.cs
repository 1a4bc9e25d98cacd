using Storage.Core;

namespace Storage.Hosting.Internal;

/// <summary>The storage that services get in their constructors, before the host has opened it, and keep when it is closed.</summary>
internal sealed class DeferredStorage : IStorage
{
    private IStorage? _pipe;

    private IStorage Pipe => _pipe ?? throw NotOpen();

    public static InvalidOperationException NotOpen() =>
        new("The storage is not open. It opens when the host starts; in a program without a host, await StorageLifetime.OpenAsync() first.");

    public void Open(IStorage pipe) => Volatile.Write(ref _pipe, pipe);

    /// <summary>Leaves requests the engine alone, which refuses them: layers may know answers of their own, and hear of no more commits.</summary>
    public void Close(IStorageEngine closed) => Volatile.Write(ref _pipe, closed);

    public ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => Pipe.FindAsync(lookup, cancellationToken);

    public ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => Pipe.FindManyAsync(lookups, cancellationToken);

    public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
        where TRow : IRow<TRow> => Pipe.QueryAsync(query, cancellationToken);

    public IAsyncEnumerable<TRow> StreamAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
        where TRow : IRow<TRow> => Pipe.StreamAsync(query, cancellationToken);

    public ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default) => Pipe.WriteAsync(unit, cancellationToken);

    public ValueTask<IStorageSession> BeginAsync(SessionOptions? options = null, CancellationToken cancellationToken = default) =>
        Pipe.BeginAsync(options, cancellationToken);

    public IDisposable Observe(ICommitObserver observer) => Pipe.Observe(observer);

    public object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceType.IsInstanceOfType(this) ? this : Pipe.GetService(serviceType);
    }
}
