using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Storage.Core;

namespace OfflineQueue.CrashHarness;

/// <summary>A host that is stopped under load.</summary>
internal static class HostMode
{
    public static async Task RunAsync(string database, string run)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddWeChatStorage(options => options.Database.Path = database).AddOfflineQueue<PrintingHandler>("crash", Opening.Configure);
        using var host = builder.Build();
        await host.StartAsync();
        var queue = host.Services.GetRequiredKeyedService<IOfflineQueue>("crash");
        await queue.CountAsync();
        Console.WriteLine("ready");
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var sending = SendUntilRefusedAsync(queue, run, stopping);
        await host.WaitForShutdownAsync();
        await sending;
        Console.WriteLine("end");
    }

    private static async Task SendUntilRefusedAsync(IOfflineQueue queue, string run, CancellationToken stopping)
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async sender =>
        {
            for (var i = 0; !stopping.IsCancellationRequested; i++)
            {
                var id = $"{run}/{sender}/{i:000000}";
                try
                {
                    await queue.EnqueueAsync(new QueueMessage(System.Text.Encoding.UTF8.GetBytes(id)) { OrderKey = $"{run}/{sender}" });
                    Console.WriteLine(id);
                }
                catch (StorageException exception) when (exception.Code == StorageErrorCode.Closed)
                {
                    return;
                }
            }
        }));
    }
}
