using System.Diagnostics.Metrics;

namespace Storage.Optimization.Internal;

/// <summary>The cache's instruments, on the suite's meter. They read the counters when they are asked, so a hit pays for none of
/// them.</summary>
internal sealed class CacheTelemetry : IDisposable
{
    private const string Tier = "tier";
    private const string CacheType = "cache_type";

    private readonly Meter _meter;
    private volatile Func<CacheStatistics>? _statistics;

    public CacheTelemetry(IMeterFactory? factory, Func<CacheStatistics> statistics)
    {
        _statistics = statistics;
        _meter = factory?.Create(StorageTelemetry.Name) ?? new Meter(StorageTelemetry.Name);
        _meter.CreateObservableCounter(CacheInstruments.Hits, Hits, "{read}", "The reads that the cache answered.");
        _meter.CreateObservableCounter(CacheInstruments.Misses, () => ByTable(table => table.DatabaseReads + table.Bypasses), "{read}", "The reads that went to the database.");
        _meter.CreateObservableCounter(CacheInstruments.Evictions, () => ByTable(table => table.Evictions), "{entry}", "What left because there was no more room.");
        _meter.CreateObservableUpDownCounter(CacheInstruments.Entries, () => ByTable(table => table.Level1Rows + table.Level1Windows), "{entry}", "What the first level has.");
        _meter.CreateObservableUpDownCounter(CacheInstruments.Bytes, () => ByTable(table => table.Level1Bytes), "By", "About how large the first level is.");
        _meter.CreateObservableCounter(CacheInstruments.Level2Failures, Level2Failures, "{call}", "The calls of the second level that failed.");
    }

    public void Dispose()
    {
        // a factory keeps its meters, and with them the instruments: let them give nothing and hold nothing
        _statistics = null;
        _meter.Dispose();
    }

    private IEnumerable<Measurement<long>> Hits()
    {
        foreach (var table in _statistics?.Invoke().Tables ?? [])
        {
            yield return Of(table.Level1RowHits + table.Level1WindowHits + table.AbsentHits + table.Joins, table.Table, "l1");
            yield return Of(table.Level2Hits, table.Table, "l2");
        }
    }

    private IEnumerable<Measurement<long>> ByTable(Func<CacheTableStatistics, long> value) =>
        _statistics?.Invoke().Tables.Select(table => new Measurement<long>(value(table), new KeyValuePair<string, object?>(CacheType, table.Table))) ?? [];

    private IEnumerable<Measurement<long>> Level2Failures() => _statistics is { } statistics ? [new(statistics().Level2Failures)] : [];

    private static Measurement<long> Of(long value, string table, string tier) => new(value, new KeyValuePair<string, object?>(CacheType, table), new(Tier, tier));
}
