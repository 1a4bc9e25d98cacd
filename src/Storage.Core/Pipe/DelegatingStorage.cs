namespace Storage.Core;

/// <summary>A layer of the pipe that forwards every request; derive from it and override what the layer is about.</summary>
/// <param name="inner">The next layer.</param>
public abstract class DelegatingStorage(IStorage inner) : IStorage
{
    /// <summary>Gets the next layer.</summary>
    protected IStorage Inner { get; } = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public virtual ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => Inner.FindAsync(lookup, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> => Inner.FindManyAsync(lookups, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
        where TRow : IRow<TRow> => Inner.QueryAsync(query, cancellationToken);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<TRow> StreamAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
        where TRow : IRow<TRow> => Inner.StreamAsync(query, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<WriteResult> WriteAsync(WriteUnit unit, CancellationToken cancellationToken = default) =>
        Inner.WriteAsync(unit, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<IStorageSession> BeginAsync(SessionOptions? options = null, CancellationToken cancellationToken = default) =>
        Inner.BeginAsync(options, cancellationToken);

    /// <inheritdoc/>
    public virtual IDisposable Observe(ICommitObserver observer) => Inner.Observe(observer);

    /// <inheritdoc/>
    public virtual object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceType.IsInstanceOfType(this) ? this : Inner.GetService(serviceType);
    }
}
