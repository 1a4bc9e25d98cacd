using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OfflineQueue;

namespace OfflineSender;

/// <summary>Delivers until the queue is empty.</summary>
internal static class Draining
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task<int> RunAsync(SenderSettings settings, double failRate, CancellationToken cancellationToken)
    {
        using var endpoint = Endpoint.Start(failRate);
        using var client = new HttpClient { BaseAddress = endpoint.Address };
        using var host = settings.BuildHost((services, storage) =>
        {
            services.AddSingleton(client);
            storage.AddOfflineQueue<HttpHandler>(SenderSettings.QueueName);
        });
        await host.StartAsync(cancellationToken);
        var queue = host.Services.GetRequiredKeyedService<IOfflineQueue>(SenderSettings.QueueName);
        var isEmpty = false;
        while (!cancellationToken.IsCancellationRequested && !(isEmpty = await queue.CountAsync(CancellationToken.None) == 0))
        {
            await Task.Delay(Pause, CancellationToken.None);
        }

        await host.StopAsync(CancellationToken.None);
        return isEmpty ? 0 : 1;
    }
}
