using System.Collections.Concurrent;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

/// <summary>A second level that is slow, fails, forgets, and gives bytes of something else, at random.</summary>
internal sealed class SpoiledLevel2Store(int seed) : ILevel2Store
{
    private readonly ConcurrentDictionary<string, byte[]> _entries = new();
    private readonly ThreadLocal<System.Random> _random = new(() => new System.Random(seed + Environment.CurrentManagedThreadId));

    public int? Count => _entries.Count;

    public bool IsLocal => true;

    public async ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken)
    {
        var chance = _random.Value!.Next(100);
        if (chance < 5)
        {
            await Task.Delay(chance, cancellationToken);
        }

        var bytes = _entries.GetValueOrDefault(key);
        return chance switch
        {
            5 => throw new IOException("The second level is not to be reached."),
            6 => _entries.Values.FirstOrDefault(),
            7 => Spoil(bytes),
            8 => [1, 2, 3],
            _ => bytes,
        };
    }

    public async ValueTask SetAsync(string key, byte[] value, TimeSpan life, CancellationToken cancellationToken)
    {
        var chance = _random.Value!.Next(100);
        if (chance < 10)
        {
            await Task.Delay(chance, cancellationToken);
        }

        if (chance == 10)
        {
            throw new IOException("The second level is full.");
        }

        _entries[key] = value;
    }

    public void Dispose() => _random.Dispose();

    private byte[]? Spoil(byte[]? bytes)
    {
        if (bytes is null)
        {
            return null;
        }

        var copy = (byte[])bytes.Clone();
        copy[_random.Value!.Next(copy.Length)] ^= 0x10;
        return copy;
    }
}
