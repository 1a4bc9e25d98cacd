using Microsoft.Extensions.Hosting;

namespace Storage.Optimization.Internal;

/// <summary>Starts preloading with the host, after the storage is open, and ends it before the storage closes.</summary>
internal sealed class PreloadHostedService(Preloader preloader) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        preloader.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => preloader.EndAsync(cancellationToken);
}
