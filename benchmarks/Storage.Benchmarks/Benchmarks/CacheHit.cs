using BenchmarkDotNet.Attributes;

namespace Storage.Benchmarks;

/// <summary>One row by its key, of rows that the cache has; in passes over all of them.</summary>
public class CacheHit : CacheBenchmark
{
    private Func<ValueTask<long>> _pass = null!;

    [GlobalSetup(Target = nameof(Dictionary))]
    public async Task FillDictionaryAsync() => _pass = RowCaches.Dictionary(await RowsAsync());

    [GlobalSetup(Target = nameof(Suite))]
    public async Task FillOursAsync()
    {
        var store = await OpenAsync(LongLived);
        _pass = RowCaches.Suite(store.Storage, await RowSet.ReadAsync(store, RowCount));
    }

    [GlobalSetup(Target = nameof(MemoryCache))]
    public async Task FillMemoryAsync() => _pass = RowCaches.Memory(Cleanup, await RowsAsync());

    [GlobalSetup(Target = nameof(FusionCache))]
    public async Task FillFusionAsync() => _pass = RowCaches.Fusion(Cleanup, await RowsAsync());

    [GlobalSetup(Target = nameof(HybridCache))]
    public async Task FillHybridAsync() => _pass = await RowCaches.HybridAsync(Cleanup, await RowsAsync());

    [GlobalSetup(Target = nameof(ConcurrentLfu))]
    public async Task FillLfuAsync() => _pass = RowCaches.BitFaster(await RowsAsync());

    [Benchmark(Baseline = true, Description = "Dictionary (the floor)", OperationsPerInvoke = RowSet.Count)]
    public ValueTask<long> Dictionary() => _pass();

    [Benchmark(Description = "Storage", OperationsPerInvoke = RowSet.Count)]
    public ValueTask<long> Suite() => _pass();

    [Benchmark(OperationsPerInvoke = RowSet.Count)]
    public ValueTask<long> MemoryCache() => _pass();

    [Benchmark(OperationsPerInvoke = RowSet.Count)]
    public ValueTask<long> FusionCache() => _pass();

    [Benchmark(OperationsPerInvoke = RowSet.Count)]
    public ValueTask<long> HybridCache() => _pass();

    [Benchmark(Description = "BitFaster ConcurrentLfu", OperationsPerInvoke = RowSet.Count)]
    public ValueTask<long> ConcurrentLfu() => _pass();

    private async Task<RowSet> RowsAsync() => await RowSet.ReadAsync(await OpenAsync(null), RowCount);
}
