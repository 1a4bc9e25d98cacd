using System.Text.Json;

namespace Storage.Benchmarks;

/// <summary>
/// The predecessor's scheme: one encrypted JSON list that each enqueue reads, extends and writes again, under a temporary name first. Here
/// with a lock around it and the file synced, without which it would not be on disk.
/// </summary>
internal sealed class JsonFileQueueClient(string path, Lock gate) : IQueueClient
{
    private readonly PayloadCipher _cipher = new();

    public string Competitor => Benchmarks.Competitor.JsonFile;

    /// <summary>Writes a file with so many messages.</summary>
    public static void Create(string path, int count, byte[] payload)
    {
        using var cipher = new PayloadCipher();
        Write(path, cipher, [.. Enumerable.Repeat(payload, count)]);
    }

    public void Enqueue(byte[] payload)
    {
        lock (gate)
        {
            Write(path, _cipher, [.. Read(), payload]);
        }
    }

    public int ClaimAndAck(int count)
    {
        lock (gate)
        {
            var items = Read();
            Write(path, _cipher, items[Math.Min(count, items.Length)..]);
            return Math.Min(count, items.Length);
        }
    }

    public void Dispose() => _cipher.Dispose();

    private byte[][] Read() => JsonSerializer.Deserialize<byte[][]>(_cipher.Open(File.ReadAllBytes(path)))!;

    private static void Write(string path, PayloadCipher cipher, byte[][] items)
    {
        var temporary = path + ".tmp";
        using (var file = new FileStream(temporary, FileMode.Create))
        {
            file.Write(cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(items)));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
