using Microsoft.Extensions.Hosting;

namespace OfflineQueue.Internal;

/// <summary>Starts a queue's delivery with the host, after the storage is open, and ends it before the storage closes.</summary>
internal sealed class QueueHostedService(QueueRuntime runtime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        runtime.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => runtime.StopAsync(cancellationToken);
}
