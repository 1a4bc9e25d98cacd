using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OfflineQueue;
using Storage.Core;

namespace OfflineSender;

/// <summary>What all commands take, and the host that it makes.</summary>
/// <param name="Database">The database file.</param>
/// <param name="Capacity">How many messages the queue takes.</param>
internal sealed record SenderSettings(string Database, int Capacity)
{
    public const string QueueName = "sender";

    private const long MaxBytes = 64L << 30;

    public IHost BuildHost(Action<IServiceCollection, IStorageBuilder>? add = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        var storage = builder.Services.AddWeChatStorage(options => options.Database.Path = Path.GetFullPath(Database));
        storage.AddOfflineQueue(QueueName, Configure);
        add?.Invoke(builder.Services, storage);
        return builder.Build();
    }

    // a delivery that is refused is tried again until it is taken; nothing is given up in this sample
    private void Configure(OfflineQueueOptions options)
    {
        options.Capacity = Capacity;
        options.MaxBytes = MaxBytes;
        options.MaxAttempts = 1_000_000;
        options.RetryDelay = TimeSpan.FromMilliseconds(20);
        options.MaxRetryDelay = TimeSpan.FromMilliseconds(500);
        options.Delivery.Concurrency = 32;
    }
}
