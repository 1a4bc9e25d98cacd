namespace Storage.Optimization.Internal;

/// <summary>Measures how many preloaded rows are used before they leave the first level, and says how much slower the built-in loads are
/// to be.</summary>
internal sealed class PreloadWatch(PreloadingOptions options, TimeProvider time, Func<CachingStorage?> cache)
{
    private const int MaxSlowdown = 16;

    // of fewer rows a share says nothing
    private const int SmallestSample = 20;

    private readonly Lock _gate = new();
    private readonly Dictionary<(EntityMap Map, ColumnMap Column, DbValue Value), (IWatchedRow Row, long Since)> _rows = [];
    private double _recentUsed;
    private double _recentWasted;

    public long Used { get; private set; }

    public long Wasted { get; private set; }

    public int Slowdown { get; private set; } = 1;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _rows.Count;
            }
        }
    }

    /// <summary>Watches the rows that were found.</summary>
    public void Add<T>(IReadOnlyList<Lookup<T>> lookups, IReadOnlyList<T?> rows)
        where T : class, IEntity<T>
    {
        // what the cache does not keep at all is neither used nor wasted
        if (cache() is not { } layer || !layer.Keeps(T.Map))
        {
            return;
        }

        var now = time.GetTimestamp();
        lock (_gate)
        {
            for (var i = 0; i < lookups.Count; i++)
            {
                if (rows[i] is not null)
                {
                    Add(layer, T.Map, lookups[i].Column, lookups[i].Value, now);
                }
            }
        }
    }

    /// <summary>Gives how many rows of a table the first level takes before others leave.</summary>
    public int RoomOf<T>()
        where T : class, IEntity<T> => cache()?.RoomOf(T.Map) ?? 0;

    /// <summary>Takes back the use of a partition's windows that a preload was. They are not watched.</summary>
    public void TakeBackWindow<T>(string partition)
        where T : class, IEntity<T> => cache()?.TakeBackWindowUse(T.Map, DbValue.From(partition));

    /// <summary>Counts what was used and what was not, and adapts.</summary>
    public void Measure()
    {
        lock (_gate)
        {
            foreach (var (key, (row, since)) in _rows)
            {
                if (TrySettle(row, since))
                {
                    _rows.Remove(key);
                }
            }

            var known = _recentUsed + _recentWasted;
            if (known >= SmallestSample)
            {
                Slowdown = _recentUsed * 100 < options.MinUsedPercent * known ? Math.Min(MaxSlowdown, Slowdown * 2) : Math.Max(1, Slowdown / 2);
                (_recentUsed, _recentWasted) = (0, 0);
            }
        }
    }

    private void Add(CachingStorage layer, EntityMap map, ColumnMap column, in DbValue value, long now)
    {
        var key = (map, column, value);
        if (layer.Watch(map, column, value) is not { } row)
        {
            // it has left already, pushed out by those that came with it
            Wasted++;
            _recentWasted++;
            _rows.Remove(key);
            return;
        }

        if (_rows.TryGetValue(key, out var known))
        {
            if (!TrySettle(known.Row, known.Since))
            {
                return;
            }

            _rows.Remove(key);
        }

        if (_rows.Count < options.WatchCapacity)
        {
            _rows[key] = (row, now);
        }
    }

    private bool TrySettle(IWatchedRow row, long since)
    {
        if (row.IsUsed)
        {
            Used++;
            _recentUsed++;
            return true;
        }

        if (row.IsGone || time.GetElapsedTime(since) >= options.UseTime)
        {
            Wasted++;
            _recentWasted++;
            return true;
        }

        return false;
    }
}
