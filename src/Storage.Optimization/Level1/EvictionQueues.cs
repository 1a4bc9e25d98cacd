namespace Storage.Optimization.Internal;

/// <summary>
/// Says which cell leaves a full store. New cells stand in a small queue, and those that are used there move on to the main one; the others
/// leave, but are remembered for a while, and come straight into the main queue when they are asked for again. In the main queue a used cell
/// goes round once more for each use, up to three.
/// </summary>
/// <remarks>
/// S3-FIFO (Yang, Zhang, Qiu, Yue, Rashmi, "FIFO queues are all you need for cache eviction", SOSP 2023), with a small queue of a fifth instead
/// of a tenth, which gives the larger share of hits on both recorded traces. The least recently used policy is the main queue alone with one
/// use remembered (second chance). Not safe for several callers.
/// </remarks>
internal sealed class EvictionQueues<TKey, TValue>
    where TKey : notnull
    where TValue : class
{
    private const double SmallShare = 0.2;
    private const int MostUses = 3;

    // fewer gone cells than this are not worth a pass
    private const int GoneTolerated = 64;

    private readonly CellQueue<TKey, TValue> _small = new();
    private readonly CellQueue<TKey, TValue> _main = new();
    private readonly GhostKeys? _ghosts;
    private readonly int _smallSize;
    private int _gone;

    public EvictionQueues(CachePolicy policy, int capacity)
    {
        var isByRecency = policy == CachePolicy.LeastRecentlyUsed;
        UsesKept = isByRecency ? 1 : MostUses;
        _smallSize = Math.Max(1, (int)(capacity * SmallShare));
        _ghosts = isByRecency ? null : new GhostKeys(capacity);
    }

    /// <summary>Gets up to how many uses of a cell are remembered: more need not be noted.</summary>
    public int UsesKept { get; }

    /// <summary>Gets how many places are taken, those of cells that have left by another way included.</summary>
    public int Count => _small.Count + _main.Count;

    public void Add(TKey key, CacheCell<TValue> cell) => (_ghosts is null || _ghosts.TryTake(key.GetHashCode()) ? _main : _small).Enqueue(new(key, cell));

    /// <summary>Chooses the cell that leaves.</summary>
    /// <returns><see langword="false"/> where there is none.</returns>
    public bool TryEvict(out KeyValuePair<TKey, CacheCell<TValue>> victim)
    {
        while (true)
        {
            var isSmall = _small.Count >= _smallSize || _main.Count == 0;
            if (!(isSmall ? _small : _main).TryDequeue(out victim))
            {
                return false;
            }

            var cell = victim.Value;
            if (cell.IsRetired)
            {
                _gone--;
            }
            else if (cell.RecentUses > 0)
            {
                cell.RecentUses = isSmall ? 0 : cell.RecentUses - 1;
                _main.Enqueue(victim);
            }
            else
            {
                if (isSmall)
                {
                    _ghosts?.Add(victim.Key.GetHashCode());
                }

                return true;
            }
        }
    }

    /// <summary>Notes that a cell has left the store by another way; its place is given up with many others'.</summary>
    public void OnRemoved()
    {
        _gone++;
        if (_gone > GoneTolerated && _gone > Count / 2)
        {
            _small.Compact();
            _main.Compact();
            _gone = 0;
        }
    }
}
