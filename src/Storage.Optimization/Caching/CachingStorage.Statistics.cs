using Storage.Optimization.Internal;

namespace Storage.Optimization;

public sealed partial class CachingStorage
{
    private readonly CacheTelemetry _telemetry;

    /// <summary>Gives the cache's counters.</summary>
    /// <returns>The counters since the cache was made, by table and in total.</returns>
    public CacheStatistics GetStatistics()
    {
        var tables = _coherence.Regions.Select(StatisticsOf).OrderBy(table => table.Table, StringComparer.Ordinal).ToArray();
        var level2 = _settings.Level2;
        return new CacheStatistics(tables)
        {
            Level2Size = level2?.Count,
            Level2Writes = level2?.Counters.Writes ?? 0,
            Level2Failures = level2?.Counters.Failures ?? 0,
            Level2Refusals = level2?.Counters.Refusals ?? 0,
            Level2DroppedWrites = level2?.Counters.DroppedWrites ?? 0,
        };
    }

    /// <summary>Forgets everything, what is being read included.</summary>
    public void Clear()
    {
        foreach (var region in _coherence.Regions)
        {
            region.Clear();
        }
    }

    /// <summary>Forgets a table, for hosts that learn of changes that this storage has not made.</summary>
    /// <typeparam name="T">The table's entity.</typeparam>
    public void Invalidate<T>()
        where T : class, IEntity<T> => _coherence.RegionOf(T.Map).Invalidate();

    /// <summary>Forgets one row and the windows of its partition, for hosts that learn of changes that this storage has not made: another
    /// node's notices. Between the change and this call the cache may give the row of before.</summary>
    /// <typeparam name="T">The row's entity.</typeparam>
    /// <param name="key">The row's key.</param>
    /// <param name="partition">Its partition value; null where it is not known, so that every window of the table is forgotten.</param>
    public void Invalidate<T>(DbValue key, DbValue? partition)
        where T : class, IEntity<T>
    {
        var region = _coherence.RegionOf(T.Map);
        if (partition is not { } known)
        {
            region.Invalidate();
            return;
        }

        var place = CommitMarks.PlaceOf(key);
        var change = new RowChange(T.Map, RowChangeKind.Patched, key) { Partition = known };
        region.Apply(change, place, region.Marks.Advance());
        region.Marks.Stamp(place, region.Marks.Advance());
    }

    private static CacheTableStatistics StatisticsOf(TableRegion region) => new(region.Map.Table)
    {
        Level1RowHits = region.Counters.RowHits.Sum,
        Level1WindowHits = region.Counters.WindowHits.Sum,
        Level2Hits = region.Counters.Level2Hits,
        AbsentHits = region.Counters.AbsentHits,
        Joins = region.Counters.Joins,
        DatabaseReads = region.Counters.DatabaseReads,
        Bypasses = region.Counters.Bypasses,
        Writes = region.Counters.Writes,
        WindowExtensions = region.Counters.Extensions,
        LoadFailures = region.Counters.Failures,
        StaleServed = region.Counters.StaleServed,
        Refreshes = region.Counters.Refreshes,
        Level1Rows = region.Rows?.Count ?? 0,
        Level1Windows = region.Windows.Count,
        Level1Bytes = (region.Rows?.Bytes ?? 0) + region.Windows.Bytes,
        Evictions = (region.Rows?.Evictions ?? 0) + region.Windows.Evictions,
    };
}
