using Microsoft.Extensions.Caching.Memory;

namespace Storage.Optimization.Internal;

/// <summary>The second level in this process: bytes within a budget.</summary>
internal sealed class MemoryLevel2Store : ILevel2Store
{
    // what an entry costs besides its bytes and its name
    private const int EntryBytes = 200;

    private readonly int _capacity;
    private readonly MemoryCache _cache;
    private int _room;

    public MemoryLevel2Store(int capacity, long maxBytes)
    {
        _capacity = capacity;
        _cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = maxBytes, CompactionPercentage = 0.1 });
    }

    public int? Count => _cache.Count;

    public bool IsLocal => true;

    public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => new(_cache.Get<byte[]>(key));

    public ValueTask SetAsync(string key, byte[] value, TimeSpan life, CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref _room) < 0)
        {
            MakeRoom();
        }

        using var entry = _cache.CreateEntry(key);
        entry.Value = value;
        entry.Size = value.Length + (key.Length * sizeof(char)) + EntryBytes;
        entry.AbsoluteExpirationRelativeToNow = life;
        return default;
    }

    // counting takes all locks of the map; each value takes one place at most, so as many as there are places need no count
    private void MakeRoom()
    {
        if (_cache.Count >= _capacity)
        {
            _cache.Compact(0.1);
        }

        Volatile.Write(ref _room, Math.Max(0, _capacity - _cache.Count - 1));
    }

    public void Dispose() => _cache.Dispose();
}
