namespace Storage.Optimization.Internal;

/// <summary>Cells in the order in which they came, in a ring that grows as needed.</summary>
internal sealed class CellQueue<TKey, TValue>
    where TValue : class
{
    private const int FirstSize = 16;

    private KeyValuePair<TKey, CacheCell<TValue>>[] _ring = new KeyValuePair<TKey, CacheCell<TValue>>[FirstSize];
    private int _head;

    public int Count { get; private set; }

    public void Enqueue(in KeyValuePair<TKey, CacheCell<TValue>> cell)
    {
        if (Count == _ring.Length)
        {
            Grow();
        }

        _ring[(_head + Count) & (_ring.Length - 1)] = cell;
        Count++;
    }

    public bool TryDequeue(out KeyValuePair<TKey, CacheCell<TValue>> cell)
    {
        cell = default;
        if (Count == 0)
        {
            return false;
        }

        cell = _ring[_head];
        _ring[_head] = default;
        _head = (_head + 1) & (_ring.Length - 1);
        Count--;
        return true;
    }

    /// <summary>Drops the cells that have left the store.</summary>
    public void Compact()
    {
        for (var left = Count; left > 0; left--)
        {
            TryDequeue(out var cell);
            if (!cell.Value.IsRetired)
            {
                Enqueue(cell);
            }
        }
    }

    private void Grow()
    {
        var larger = new KeyValuePair<TKey, CacheCell<TValue>>[_ring.Length * 2];
        var first = _ring.AsSpan(_head);
        first.CopyTo(larger);
        _ring.AsSpan(0, _head).CopyTo(larger.AsSpan(first.Length));
        (_ring, _head) = (larger, 0);
    }
}
