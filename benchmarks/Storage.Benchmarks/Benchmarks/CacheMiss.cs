using BenchmarkDotNet.Attributes;
using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary>One row by its key, that the first level does not have, or neither level.</summary>
public class CacheMiss : CacheBenchmark
{
    private readonly ReadKeys _keys = new(RowCount);
    private readonly RowWalk _walk = new(RowCount);
    private SuiteStore<ChatMessage> _store = null!;

    [GlobalSetup(Target = nameof(Uncached))]
    public async Task OpenUncachedAsync() => _store = await OpenAsync(null);

    [GlobalSetup(Target = nameof(Miss))]
    public async Task OpenAsync() => _store = await OpenAsync(new CachingOptions());

    [GlobalSetup(Target = nameof(MissOfOneLevel))]
    public async Task OpenLevel1Async() => _store = await OpenAsync(new CachingOptions { Level2 = Level2Kind.None });

    [GlobalSetup(Target = nameof(Level2))]
    public async Task OpenLevel2Async()
    {
        var options = LongLived;
        options.Level1Capacity = 1;
        _store = await OpenAsync(options);
        for (var i = 0; i < ReadKeys.Count; i++)
        {
            await _store.FindByKeyAsync(_keys.NextId());
        }

        await _store.Cache!.Level2!.FlushAsync();
    }

    [Benchmark(Baseline = true, Description = "Storage without the cache")]
    public ValueTask<ChatMessage?> Uncached() => _store.FindByKeyAsync(_walk.NextId());

    [Benchmark(Description = "Storage, in no level")]
    public ValueTask<ChatMessage?> Miss() => _store.FindByKeyAsync(_walk.NextId());

    [Benchmark(Description = "Storage, one level, not in it")]
    public ValueTask<ChatMessage?> MissOfOneLevel() => _store.FindByKeyAsync(_walk.NextId());

    [Benchmark(Description = "Storage, in the second level")]
    public ValueTask<ChatMessage?> Level2() => _store.FindByKeyAsync(_keys.NextId());
}
