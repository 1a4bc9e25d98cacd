using Microsoft.Extensions.Hosting;

namespace Storage.Hosting.Internal;

/// <summary>Opens the storage before any service starts and closes it after every service has stopped, so that all of them can write to
/// their end.</summary>
internal sealed class StorageHostedService(StorageLifetime lifetime) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken) => await lifetime.OpenAsync(cancellationToken).ConfigureAwait(false);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken) => await lifetime.CloseAsync(cancellationToken).ConfigureAwait(false);
}
