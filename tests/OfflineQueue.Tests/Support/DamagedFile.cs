using System.Globalization;
using Microsoft.Data.Sqlite;
using Storage.Core;

namespace OfflineQueue.Tests;

/// <summary>A closed database of messages, some of whose pages a test overwrites.</summary>
internal sealed class DamagedFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("offline-damage-").FullName;

    public string Path => TestQueue.PathIn(_folder);

    public static async Task<DamagedFile> MakeAsync(int messages)
    {
        var file = new DamagedFile();
        await using var storage = await TestQueue.OpenStorageAsync(file.Path);
        using var queue = new DurableQueue(storage, "test", new OfflineQueueOptions { Capacity = messages, Keys = QueueKeys.From(new QueueKeyRing(TestQueue.Key)) });
        await queue.EnqueueAsync([.. Enumerable.Range(0, messages).Select(i => TestQueue.Message($"k{i % 5}/{i:0000} {new string('x', 300)}", $"k{i % 5}"))]);
        return file;
    }

    /// <summary>Overwrites pages that hold messages, here and there in the table.</summary>
    /// <returns>How many.</returns>
    public int Damage(int pages)
    {
        var leaves = Leaves();
        using var file = File.OpenWrite(Path);
        for (var i = 0; i < pages; i++)
        {
            file.Position = leaves[(i + 1) * leaves.Count / (pages + 2)];
            file.Write(Enumerable.Repeat((byte)0xA5, 200).ToArray());
        }

        return pages;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // a leaf of a table begins with 13; only the pages of the messages hold several of them
    private List<long> Leaves()
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA page_size";
        var size = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        connection.Close();
        var bytes = File.ReadAllBytes(Path);
        return [.. Enumerable.Range(1, (int)(bytes.Length / size) - 1)
            .Select(page => page * size)
            .Where(offset => bytes[offset] == 13 && bytes[offset + 4] > 3 && Marked(bytes, offset, size))];
    }

    // sealed bodies are long: a leaf of this table is nearly full, and its cells begin far apart
    private static bool Marked(byte[] bytes, long offset, long size)
    {
        var cells = bytes[offset + 4];
        var content = (bytes[offset + 5] << 8) | bytes[offset + 6];
        return cells is > 4 and < 12 && size - content > size / 2;
    }
}
