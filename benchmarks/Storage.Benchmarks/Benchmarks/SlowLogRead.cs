using BenchmarkDotNet.Attributes;
using Storage.Core;
using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary>One row by its key from the engine, another row each time, with and without a slow log.</summary>
public class SlowLogRead : CacheBenchmark
{
    private readonly ReadKeys _keys = new(RowCount);
    private IStorage _storage = null!;

    [GlobalSetup(Target = nameof(Plain))]
    public async Task OpenPlainAsync() => _storage = (await OpenAsync(null)).Storage;

    [GlobalSetup(Target = nameof(Logged))]
    public async Task OpenLoggedAsync()
    {
        _storage = (await OpenAsync(null)).Storage;
        Cleanup.Add(new SlowLog(_storage));
    }

    [Benchmark(Baseline = true, Description = "Storage without the slow log")]
    public ValueTask<ChatMessage?> Plain() => FindAsync();

    [Benchmark(Description = "Storage with the slow log")]
    public ValueTask<ChatMessage?> Logged() => FindAsync();

    private ValueTask<ChatMessage?> FindAsync() => _storage.FindAsync(Lookup.ByKey<ChatMessage>(_keys.NextId()));
}
