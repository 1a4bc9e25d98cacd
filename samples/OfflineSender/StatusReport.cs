using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OfflineQueue;

namespace OfflineSender;

/// <summary>Tells how full the queue is.</summary>
internal static class StatusReport
{
    public static async Task<int> RunAsync(SenderSettings settings, bool asJson, CancellationToken cancellationToken)
    {
        using var host = settings.BuildHost();
        await host.StartAsync(cancellationToken);
        var queue = host.Services.GetRequiredKeyedService<IOfflineQueue>(SenderSettings.QueueName);
        var statistics = await queue.GetStatisticsAsync(cancellationToken);
        await host.StopAsync(CancellationToken.None);
        if (asJson)
        {
            WriteJson(statistics, settings.Capacity);
        }
        else
        {
            WriteText(statistics, settings.Capacity);
        }

        return 0;
    }

    private static void WriteText(QueueStatistics statistics, int capacity)
    {
        Console.WriteLine($"{statistics.Count} of {capacity} messages, {statistics.Bytes} bytes, the oldest {statistics.OldestAge.TotalSeconds:0} s old");
        Console.WriteLine($"{statistics.Leased} under way, {statistics.Delayed} delayed, {statistics.Waiting} behind others of their conversation");
        Console.WriteLine($"{statistics.Enqueued} enqueued so far, {statistics.Dropped} dropped, {statistics.DeadLetters} dead letters");
    }

    private static void WriteJson(QueueStatistics statistics, int capacity)
    {
        using var output = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            writer.WriteNumber("count", statistics.Count);
            writer.WriteNumber("capacity", capacity);
            writer.WriteNumber("bytes", statistics.Bytes);
            writer.WriteNumber("leased", statistics.Leased);
            writer.WriteNumber("delayed", statistics.Delayed);
            writer.WriteNumber("waiting", statistics.Waiting);
            writer.WriteNumber("enqueued", statistics.Enqueued);
            writer.WriteNumber("dropped", statistics.Dropped);
            writer.WriteNumber("deadLetters", statistics.DeadLetters);
            writer.WriteNumber("oldestAgeSeconds", statistics.OldestAge.TotalSeconds);
            writer.WriteBoolean("isHigh", statistics.IsHigh);
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
