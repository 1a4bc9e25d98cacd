using Storage.Core;
using Storage.Optimization;
using Storage.Optimization.Internal;

namespace Storage.Benchmarks;

/// <summary>The cache's own first level.</summary>
internal sealed class Level1TracePolicy(CachePolicy policy, int capacity) : ITracePolicy
{
    private static readonly CacheEntry<object> Value = new(new object(), generation: 0, expires: long.MaxValue);

    private readonly Level1Store<DbValue, object> _store = new(policy, capacity, long.MaxValue);

    public int Count => _store.Count;

    public bool Ask(long key)
    {
        if (_store.Find(key)?.Content is not null)
        {
            return true;
        }

        _store.FindOrAdd(key).Put(Value);
        return false;
    }

    public void Dispose()
    {
    }
}
