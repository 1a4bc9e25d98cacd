using OfflineQueue.Internal;
using Storage.Core;

namespace OfflineQueue.Tests;

/// <summary>A database that the harness works on, and what is found in it afterwards.</summary>
internal sealed class CrashDatabase : IDisposable
{
    private readonly string _directory;
    private readonly bool _ownsDirectory;

    public CrashDatabase(string? directory = null)
    {
        _ownsDirectory = directory is null;
        _directory = directory ?? Directory.CreateTempSubdirectory("offline-crash-").FullName;
    }

    public string Path => TestQueue.PathIn(_directory);

    /// <summary>Opens the database as a new process would, checks it, and gives the messages in their order.</summary>
    public async Task<List<string>> FoundAsync()
    {
        await using var storage = await TestQueue.OpenStorageAsync(Path);
        var check = await storage.QueryAsync(Query.FromSql<ValueRow>($"select quick_check from pragma_quick_check"));
        check.Select(row => row[0].AsString()).Should().Equal("ok");
        await storage.ShouldBeSound();
        using var queue = new DurableQueue(storage, "crash", new OfflineQueueOptions { Capacity = 1_000_000, MaxBytes = 1L << 33, Keys = QueueKeys.From(new QueueKeyRing(TestQueue.Key)) });
        var parts = await queue.PartsAsync(default);
        var texts = new List<string>();
        foreach (var item in await storage.QueryAsync(Query.From<QueueItem>().OrderBy(QueueItem.Columns.Seq)))
        {
            parts.Items.Read(item, out var message).Should().Be(UnsealResult.Opened);
            texts.Add(message.Text());
        }

        return texts;
    }

    public void Dispose()
    {
        if (_ownsDirectory)
        {
            Directory.Delete(_directory, recursive: true);
        }
    }
}
