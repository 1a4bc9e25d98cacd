using OfflineQueue;
using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>Our queue on an engine of its own.</summary>
internal sealed class SuiteQueue : IAsyncDisposable
{
    private const int Batch = 5_000;

    private readonly SqliteStorage _storage;

    private SuiteQueue(SqliteStorage storage, DurableQueue queue) => (_storage, Queue) = (storage, queue);

    public DurableQueue Queue { get; }

    public static QueueKeyRing Keys { get; } = new(QueueKey.Generate());

    public static async Task<SuiteQueue> OpenAsync(string path, int capacity)
    {
        var storage = await Suite.OpenAsync(path);
        await storage.EnsureSchemaAsync(OfflineQueueTables.Maps);
        var queue = new DurableQueue(storage, "queue", new OfflineQueueOptions { Capacity = capacity, MaxBytes = 1L << 36, Keys = QueueKeys.From(Keys) });
        await queue.OpenAsync();
        return new(storage, queue);
    }

    public async Task FillAsync(int count, byte[] payload)
    {
        for (var done = 0; done < count; done += Batch)
        {
            await Queue.EnqueueAsync([.. Enumerable.Range(0, Math.Min(Batch, count - done)).Select(_ => new QueueMessage(payload))]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Queue.Dispose();
        await _storage.DisposeAsync();
    }
}
