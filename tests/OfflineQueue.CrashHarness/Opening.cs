using Storage.Core;

namespace OfflineQueue.CrashHarness;

internal static class Opening
{
    public const string KeyVariable = "OFFLINE_QUEUE_KEY";

    public static async Task<SqliteStorage> StorageAsync(string database)
    {
        var storage = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = database, CheckpointPages = 100 });
        await storage.EnsureSchemaAsync(OfflineQueueTables.Maps);
        return storage;
    }

    public static DurableQueue Queue(IStorage storage)
    {
        var options = new OfflineQueueOptions();
        Configure(options);
        return new DurableQueue(storage, "crash", options);
    }

    public static void Configure(OfflineQueueOptions options)
    {
        options.Capacity = 1_000_000;
        options.MaxBytes = 1L << 33;
        options.Keys = QueueKeys.FromEnvironment(KeyVariable);
    }
}
