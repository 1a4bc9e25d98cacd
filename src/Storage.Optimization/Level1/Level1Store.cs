using System.Collections.Concurrent;

namespace Storage.Optimization.Internal;

/// <summary>
/// A bounded map of cells. A hit is a look-up in a dictionary, and a note in the cell for its first uses; only who brings a new cell takes the
/// lock, and chooses the one that leaves for it.
/// </summary>
internal sealed class Level1Store<TKey, TValue>
    where TKey : notnull
    where TValue : class
{
    private const int SmallestCapacity = 3;

    private readonly ConcurrentDictionary<TKey, CacheCell<TValue>> _cells = new();
    private readonly Lock _gate = new();
    private readonly EvictionQueues<TKey, TValue> _queues;
    private readonly long _maxBytes;
    private readonly int _capacity;
    private readonly int _usesKept;
    private int _count;
    private long _bytes;
    private long _evictions;

    public Level1Store(CachePolicy policy, int capacity, long maxBytes)
    {
        _maxBytes = maxBytes;
        _capacity = Math.Max(capacity, SmallestCapacity);
        _queues = new EvictionQueues<TKey, TValue>(policy, _capacity);
        _usesKept = _queues.UsesKept;
    }

    public int Count => Volatile.Read(ref _count);

    public bool IsFull => Count >= _capacity;

    public long Bytes => Volatile.Read(ref _bytes);

    public long Evictions => Volatile.Read(ref _evictions);

    public IEnumerable<TKey> Keys => _cells.Select(pair => pair.Key);

    /// <summary>Gives a cell; that counts when it is decided what leaves.</summary>
    public CacheCell<TValue>? Find(TKey key)
    {
        if (!_cells.TryGetValue(key, out var cell))
        {
            return null;
        }

        if (cell.RecentUses < _usesKept)
        {
            cell.RecentUses++;
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
                lock (_gate)
                {
                    _queues.Add(key, cell);
                    while (Count > _capacity && TryEvict())
                    {
                    }
                }

                return cell;
            }
        }
    }

    /// <summary>Says how large a cell's content is; others leave where all together are too large.</summary>
    public void Resize(CacheCell<TValue> cell, long bytes)
    {
        if (Interlocked.Add(ref _bytes, cell.Resize(bytes)) <= _maxBytes)
        {
            return;
        }

        lock (_gate)
        {
            while (Bytes > _maxBytes && Count > 1 && TryEvict())
            {
            }
        }
    }

    public void Remove(TKey key)
    {
        if (_cells.TryGetValue(key, out var cell) && TryRemove(new(key, cell)))
        {
            lock (_gate)
            {
                _queues.OnRemoved();
            }
        }
    }

    public void Clear()
    {
        foreach (var (key, _) in _cells)
        {
            Remove(key);
        }
    }

    private bool TryEvict()
    {
        if (!_queues.TryEvict(out var victim))
        {
            return false;
        }

        _evictions += TryRemove(victim) ? 1 : 0;
        return true;
    }

    // retired first: a commit that does not find the cell any more must not be missed by who still has it
    private bool TryRemove(in KeyValuePair<TKey, CacheCell<TValue>> cell)
    {
        Interlocked.Add(ref _bytes, -cell.Value.Retire());
        if (!_cells.TryRemove(cell))
        {
            return false;
        }

        Interlocked.Decrement(ref _count);
        return true;
    }
}
