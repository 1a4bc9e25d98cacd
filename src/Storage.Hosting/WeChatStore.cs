using Microsoft.Extensions.DependencyInjection;
using Storage.Core;

namespace Storage.Hosting;

/// <summary>A storage without a host: open it, use it, dispose it. It is put together as <c>AddWeChatStorage()</c> does.</summary>
public sealed class WeChatStore : DelegatingStorage, IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly StorageLifetime _lifetime;

    private WeChatStore(ServiceProvider services, StorageLifetime lifetime)
        : base(lifetime.Storage)
    {
        _services = services;
        _lifetime = lifetime;
    }

    /// <summary>Gets the engine at the pipe's end, for backups, maintenance and counters.</summary>
    public IStorageEngine Engine => _lifetime.Engine;

    /// <summary>Opens a storage.</summary>
    /// <param name="path">The database file; it is made where it is missing.</param>
    /// <param name="configure">Adds to the storage, or sets further options.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The open storage.</returns>
    /// <exception cref="StorageException">The database cannot be used; the code says why.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is out of its range, or the path is no path of a
    /// file.</exception>
    public static async ValueTask<WeChatStore> OpenAsync(string path, Action<IStorageBuilder>? configure = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var collection = new ServiceCollection();
        var builder = collection.AddWeChatStorage(options => options.Database.Path = path);
        configure?.Invoke(builder);
        var services = collection.BuildServiceProvider();
        try
        {
            var lifetime = services.GetRequiredService<StorageLifetime>();
            await lifetime.OpenAsync(cancellationToken).ConfigureAwait(false);
            return new WeChatStore(services, lifetime);
        }
        catch
        {
            await services.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Refuses new writes, writes what was accepted, checkpoints and closes.</summary>
    /// <param name="cancellationToken">Ends the waiting for accepted writes.</param>
    /// <returns>What was done and what was not; <see langword="null"/> where the storage was closed before.</returns>
    public ValueTask<CloseReport?> CloseAsync(CancellationToken cancellationToken = default) => _lifetime.CloseAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        await _services.DisposeAsync().ConfigureAwait(false);
    }
}
