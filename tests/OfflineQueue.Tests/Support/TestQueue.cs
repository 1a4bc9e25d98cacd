using System.Text;
using Microsoft.Extensions.Time.Testing;
using Storage.Core;

namespace OfflineQueue.Tests;

/// <summary>A queue on a database of its own, with a clock that stands still unless a test moves it.</summary>
internal sealed class TestQueue : IAsyncDisposable
{
    public static readonly QueueKey Key = QueueKey.Parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    private readonly List<DurableQueue> _queues = [];
    private readonly string _directory;

    private TestQueue(string directory, SqliteStorage storage, FakeTimeProvider clock)
    {
        _directory = directory;
        Storage = storage;
        Clock = clock;
    }

    public FakeTimeProvider Clock { get; }

    public SqliteStorage Storage { get; private set; }

    public DurableQueue Queue => _queues[0];

    public string DatabasePath => PathIn(_directory);

    public static string PathIn(string directory) => Path.Combine(directory, "queue.db");

    public static async Task<TestQueue> OpenAsync(Action<OfflineQueueOptions>? configure = null)
    {
        var directory = Directory.CreateTempSubdirectory("offline-queue-").FullName;
        var test = new TestQueue(directory, await OpenStorageAsync(PathIn(directory)), new FakeTimeProvider(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero)));
        await test.AddAsync(configure);
        return test;
    }

    public static async Task<SqliteStorage> OpenStorageAsync(string path, int checkpointPages = 2_000)
    {
        var storage = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = path, CheckpointPages = checkpointPages });
        await storage.EnsureSchemaAsync(OfflineQueueTables.Maps);
        return storage;
    }

    /// <summary>Opens the queue once more, as another process would.</summary>
    public async Task<DurableQueue> AddAsync(Action<OfflineQueueOptions>? configure = null, string name = "test")
    {
        var queue = Make(configure, name);
        await queue.OpenAsync();
        return queue;
    }

    /// <summary>Makes the queue without opening it.</summary>
    public DurableQueue Make(Action<OfflineQueueOptions>? configure = null, string name = "test")
    {
        var options = new OfflineQueueOptions { Keys = QueueKeys.From(new QueueKeyRing(Key)) };
        configure?.Invoke(options);
        var queue = new DurableQueue(Storage, name, options, new OfflineQueueServices { TimeProvider = Clock, Random = new Random(7) });
        _queues.Add(queue);
        return queue;
    }

    /// <summary>Closes the database, lets a test at the file, and opens it again with a new queue.</summary>
    public async Task<DurableQueue> ReopenAsync(Action<string>? between = null, Action<OfflineQueueOptions>? configure = null)
    {
        await CloseAsync();
        between?.Invoke(DatabasePath);
        Storage = await OpenStorageAsync(DatabasePath);
        return await AddAsync(configure);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task CloseAsync()
    {
        _queues.ForEach(queue => queue.Dispose());
        _queues.Clear();
        await Storage.DisposeAsync();
    }

    public static QueueMessage Message(string text, string? order = null) => new(Encoding.UTF8.GetBytes(text)) { OrderKey = order };
}
