using BenchmarkDotNet.Attributes;
using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>The last 50 messages of a chat, another chat each time.</summary>
public class CacheHitWindow : CacheBenchmark
{
    private const int LastCount = 50;

    private readonly ReadKeys _keys = new(RowCount);
    private readonly Dictionary<string, Query<ChatMessage>> _kept = new(StringComparer.Ordinal);
    private SuiteStore<ChatMessage> _store = null!;

    [GlobalSetup(Targets = [nameof(Kept), nameof(Built)])]
    public async Task OpenCachedAsync()
    {
        _store = await OpenAsync(LongLived);
        Keep();
    }

    [GlobalSetup(Target = nameof(Uncached))]
    public async Task OpenUncachedAsync()
    {
        _store = await OpenAsync(null);
        Keep();
    }

    [Benchmark(Baseline = true, Description = "Storage without the cache")]
    public ValueTask<IReadOnlyList<ChatMessage>> Uncached() => _store.Storage.QueryAsync(_kept[_keys.NextChatId()]);

    [Benchmark(Description = "Storage, query built anew")]
    public ValueTask<IReadOnlyList<ChatMessage>> Built() => _store.Storage.QueryAsync(_store.LatestOf(_keys.NextChatId(), LastCount));

    [Benchmark(Description = "Storage, query kept")]
    public ValueTask<IReadOnlyList<ChatMessage>> Kept() => _store.Storage.QueryAsync(_kept[_keys.NextChatId()]);

    private void Keep()
    {
        for (var i = 0; i < ReadKeys.Count; i++)
        {
            var chat = _keys.NextChatId();
            _kept[chat] = _store.LatestOf(chat, LastCount);
        }
    }
}
