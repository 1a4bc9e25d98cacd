using Microsoft.Extensions.Caching.Memory;

namespace Storage.Optimization.Internal;

/// <summary>The second level in this process: bytes within a budget.</summary>
internal sealed class MemoryLevel2Store : ILevel2Store
{
    // what an entry costs besides its bytes and its name
    private const int EntryBytes = 200;

    private readonly int _capacity;
    private readonly MemoryCache _cache;

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
        if (_cache.Count >= _capacity)
        {
            _cache.Compact(0.1);
        }

        using var entry = _cache.CreateEntry(key);
        entry.Value = value;
        entry.Size = value.Length + (key.Length * sizeof(char)) + EntryBytes;
        entry.AbsoluteExpirationRelativeToNow = life;
        return default;
    }

    public void Dispose() => _cache.Dispose();
}
