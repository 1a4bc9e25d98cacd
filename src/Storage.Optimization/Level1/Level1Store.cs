using System.Collections.Concurrent;
using BitFaster.Caching;
using BitFaster.Caching.Lfu;
using BitFaster.Caching.Lru;
using BitFaster.Caching.Scheduler;

namespace Storage.Optimization.Internal;

/// <summary>
/// The map is ours, the policy BitFaster's: it is told of misses, of a cell's first hits and of one in four after them (one in 64 of a hot
/// cell), and says which cell leaves. A hit then costs a look-up in a dictionary, which is half of what the policy's own costs, and the share of
/// hits stays within half a point of the policy's own (<c>-- replay</c> shows both). It works on the caller's thread, so the store is never over its capacity.
/// </summary>
internal sealed class Level1Store<TKey, TValue>
    where TKey : notnull
    where TValue : class
{
    // a sketch counts to 15 anyway; what is asked for more often than this need not be told each time, and what is hot even less
    private const int HitsToldEach = 32;
    private const int HitsToldMask = 3;
    private const int HotHits = 4096;
    private const int HotHitsToldMask = 63;

    // fewer than the policies can work with
    private const int SmallestCapacity = 3;

    private readonly ConcurrentDictionary<TKey, CacheCell<TValue>> _cells = new();
    private readonly ICache<TKey, CacheCell<TValue>> _policy;
    private readonly StripedCounter _pace = new();
    private readonly long _maxBytes;
    private readonly int _capacity;
    private int _count;
    private long _bytes;
    private long _evictions;

    public Level1Store(CachePolicy policy, int capacity, long maxBytes)
    {
        _maxBytes = maxBytes;
        _capacity = Math.Max(capacity, SmallestCapacity);
        _policy = Create(policy, _capacity);
        _policy.Events.Value!.ItemRemoved += OnRemoved;
    }

    public int Count => Volatile.Read(ref _count);

    public bool IsFull => Count >= _capacity;

    public long Bytes => Volatile.Read(ref _bytes);

    public long Evictions => Volatile.Read(ref _evictions);

    public IEnumerable<TKey> Keys => _cells.Select(pair => pair.Key);

    public CacheCell<TValue>? Find(TKey key)
    {
        if (!_cells.TryGetValue(key, out var cell))
        {
            return null;
        }

        var hits = cell.Hits;
        if (hits < HitsToldEach)
        {
            Tell(key, cell, 1);
        }
        else if (_pace.Next() is var pace && (pace & (hits < HotHits ? HitsToldMask : HotHitsToldMask)) == 0)
        {
            Tell(key, cell, hits < HotHits ? HitsToldMask + 1 : HotHitsToldMask + 1);
        }

        return cell;
    }

    /// <summary>Gives a cell without counting that as a use.</summary>
    public CacheCell<TValue>? Peek(TKey key) => _cells.GetValueOrDefault(key);

    /// <summary>Gives the keys that were asked for since this was called last, and how often.</summary>
    public IEnumerable<(TKey Key, int Uses)> TakeUses()
    {
        foreach (var (key, cell) in _cells)
        {
            if (cell.TakeUses() is > 0 and var uses)
            {
                yield return (key, uses);
            }
        }
    }

    public CacheCell<TValue> FindOrAdd(TKey key)
    {
        while (true)
        {
            if (_cells.TryGetValue(key, out var known) && !known.IsRetired)
            {
                return known;
            }

            var cell = new CacheCell<TValue>();
            if (_cells.TryAdd(key, cell))
            {
                Interlocked.Increment(ref _count);

                // the policy learns from misses as well
                _policy.TryGet(key, out _);
                _policy.AddOrUpdate(key, cell);
                return cell;
            }
        }
    }

    public void Resize(CacheCell<TValue> cell, long bytes)
    {
        var total = Interlocked.Add(ref _bytes, cell.Resize(bytes));
        while (total > _maxBytes && Count > 1)
        {
            var before = Count;
            _policy.Policy.Eviction.Value!.Trim(1);
            if (Count >= before)
            {
                return;
            }

            total = Volatile.Read(ref _bytes);
        }
    }

    public void Remove(TKey key) => _policy.TryRemove(key);

    public void Clear()
    {
        foreach (var key in _cells.Select(pair => pair.Key))
        {
            _policy.TryRemove(key);
        }
    }

    // a cell's own count is written here only: two threads that wrote it with each hit would run slower than one
    private void Tell(TKey key, CacheCell<TValue> cell, int hits)
    {
        cell.Hits += hits;
        _policy.TryGet(key, out _);
    }

    // retired first: a commit that does not find the cell any more must not be missed by who still has it
    private void OnRemoved(object? sender, ItemRemovedEventArgs<TKey, CacheCell<TValue>> args)
    {
        if (args.Value is not { } cell)
        {
            return;
        }

        Interlocked.Add(ref _bytes, -cell.Retire());
        if (_cells.TryRemove(new KeyValuePair<TKey, CacheCell<TValue>>(args.Key, cell)))
        {
            Interlocked.Decrement(ref _count);
        }

        if (args.Reason == ItemRemovedReason.Evicted)
        {
            Interlocked.Increment(ref _evictions);
        }
    }

    private static ICache<TKey, CacheCell<TValue>> Create(CachePolicy policy, int capacity)
    {
        if (policy == CachePolicy.LeastRecentlyUsed)
        {
            return new ConcurrentLru<TKey, CacheCell<TValue>>(Environment.ProcessorCount, capacity, EqualityComparer<TKey>.Default);
        }

        var builder = new ConcurrentLfuBuilder<TKey, CacheCell<TValue>>().WithCapacity(capacity).WithScheduler(new ForegroundScheduler());
        builder.WithEvents();
        return builder.Build();
    }
}
