using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OfflineQueue;

namespace OfflineSender;

/// <summary>Enqueues. An id is printed after its message is on disk, and never before.</summary>
internal static class Enqueuing
{
    public static async Task<int> RunAsync(SenderSettings settings, int count, int producers, CancellationToken cancellationToken)
    {
        using var host = settings.BuildHost();
        await host.StartAsync(cancellationToken);
        var queue = host.Services.GetRequiredKeyedService<IOfflineQueue>(SenderSettings.QueueName);
        var run = Guid.CreateVersion7().ToString("n");
        var counts = await Task.WhenAll(Enumerable.Range(0, producers).Select(producer =>
            Task.Run(() => SendAsync(queue, $"{run}/{producer}", ShareOf(count, producers, producer), cancellationToken))));
        await host.StopAsync(CancellationToken.None);
        if (counts.Sum() is > 0 and var dropped)
        {
            await Console.Error.WriteLineAsync($"The queue was full: {dropped} of the oldest messages were dropped.");
        }

        return 0;
    }

    private static int ShareOf(int count, int producers, int producer) => (count / producers) + (producer < count % producers ? 1 : 0);

    // one after the other, so that the conversation has an order
    private static async Task<int> SendAsync(IOfflineQueue queue, string conversation, int count, CancellationToken cancellationToken)
    {
        var dropped = 0;
        for (var sequence = 0; sequence < count && !cancellationToken.IsCancellationRequested; sequence++)
        {
            var id = $"{conversation}/{sequence}";
            var message = new QueueMessage(Encoding.UTF8.GetBytes($"{id}\nHello, this is message {sequence}.")) { OrderKey = conversation };
            var result = await queue.EnqueueAsync(message, CancellationToken.None);
            dropped += result.Dropped.Count;
            if (result.IsAdded)
            {
                Console.WriteLine(id);
            }
        }

        return dropped;
    }
}
