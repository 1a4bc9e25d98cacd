using Storage.Core;
using Storage.Hosting.Internal;

namespace Storage.Hosting;

/// <summary>Opens and closes a storage. A host does both by itself; a program that has services but no host calls them.</summary>
public sealed class StorageLifetime : IAsyncDisposable, IDisposable
{
    private readonly IStorageEngineFactory _engines;
    private readonly Func<WeChatStorageOptions> _options;
    private readonly IReadOnlyCollection<EntityMap> _entities;
    private readonly IReadOnlyCollection<PipeLayerRegistration> _layers;
    private readonly IServiceProvider _services;
    private readonly DeferredStorage _storage = new();
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly List<IStorage> _pipe = [];
    private IStorageEngine? _engine;
    private TimeSpan _closeTimeout;

    internal StorageLifetime(
        IStorageEngineFactory engines,
        Func<WeChatStorageOptions> options,
        IReadOnlyCollection<EntityMap> entities,
        IReadOnlyCollection<PipeLayerRegistration> layers,
        IServiceProvider services)
    {
        _engines = engines;
        _options = options;
        _entities = entities;
        _layers = layers;
        _services = services;
    }

    /// <summary>Gets the storage: the whole pipe. It can be handed on before it is open, and used once it is.</summary>
    public IStorage Storage => _storage;

    /// <summary>Gets the engine at the pipe's end, for backups, maintenance and counters.</summary>
    /// <exception cref="InvalidOperationException">The storage is not open.</exception>
    public IStorageEngine Engine => _engine ?? throw DeferredStorage.NotOpen();

    /// <summary>Opens the database, creates what is missing in it and puts the pipe together. Does nothing where it is open.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes when the storage can be used.</returns>
    /// <exception cref="StorageException">The database cannot be used; the code says why.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is out of its range.</exception>
    public async ValueTask OpenAsync(CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_engine is null)
            {
                // kept for the end, when the options may be wrong and their provider gone
                var options = _options();
                _closeTimeout = options.CloseTimeout;
                var engine = await _engines.OpenAsync(cancellationToken).ConfigureAwait(false);
                await PrepareAsync(engine, options.EnsureSchema, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Writes what the layers hold, refuses new writes, writes what was accepted, checkpoints and closes; disposes the layers that
    /// can be disposed. Does nothing where it is not open.</summary>
    /// <param name="cancellationToken">Ends the waiting for accepted writes; what is left then is refused and reported.</param>
    /// <returns>What was done and what was not; <see langword="null"/> where the storage was not open.</returns>
    /// <remarks>Requests after that fail as <see cref="StorageErrorCode.Closed"/>, reads that a layer had the answer to included, until it is
    /// opened again.</remarks>
    public async ValueTask<CloseReport?> CloseAsync(CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (_engine is not { } engine)
            {
                return null;
            }

            IStorage[] layers = [.. _pipe];
            _pipe.Clear();
            try
            {
                return await LayerClosing.CloseAsync(layers, engine, _closeTimeout, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                // also where it failed: what is left of the engine refuses requests, and a cache no longer hears of commits
                _engine = null;
                _storage.Close(engine);
                await LayerClosing.DisposeAsync(layers).ConfigureAwait(false);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Closes; a second call does nothing.</summary>
    /// <returns>A task that completes when the storage is closed.</returns>
    public async ValueTask DisposeAsync() => await CloseAsync().ConfigureAwait(false);

    /// <summary>Closes, for containers that are disposed synchronously; waits as long as accepted writes may take.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async ValueTask PrepareAsync(IStorageEngine engine, bool ensureSchema, CancellationToken cancellationToken)
    {
        try
        {
            if (ensureSchema)
            {
                await engine.EnsureSchemaAsync([.. ChatModel.Maps, .. _entities], cancellationToken).ConfigureAwait(false);
            }

            _storage.Open(Compose(engine));
            _engine = engine;
        }
        catch
        {
            await LayerClosing.DisposeAsync([.. _pipe]).ConfigureAwait(false);
            _pipe.Clear();
            await engine.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // from the engine outwards, so that of two layers in one place the first registered ends up outermost
    private IStorage Compose(IStorageEngine engine)
    {
        IStorage pipe = engine;
        foreach (var registration in _layers.OrderBy(layer => layer.Layer).Reverse())
        {
            var next = registration.Create(_services, pipe)
                ?? throw new InvalidOperationException($"A layer at {registration.Layer} was made as null. Return the next layer where there is nothing to add.");
            if (!ReferenceEquals(next, pipe))
            {
                _pipe.Insert(0, next);
            }

            pipe = next;
        }

        return pipe;
    }
}
