using Microsoft.Extensions.Caching.Memory;

namespace Storage.Benchmarks;

/// <summary>MemoryCache with a size limit, each entry of size one. When it is full it takes nothing until its compaction has run, which it
/// does on the thread pool.</summary>
internal sealed class MemoryCacheTracePolicy(int capacity) : ITracePolicy
{
    private static readonly object Value = new();
    private static readonly MemoryCacheEntryOptions One = new() { Size = 1 };

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = capacity });

    public int Count => _cache.Count;

    public bool Ask(long key)
    {
        if (_cache.TryGetValue((object)key, out _))
        {
            return true;
        }

        _cache.Set((object)key, Value, One);
        return false;
    }

    public void Dispose() => _cache.Dispose();
}
