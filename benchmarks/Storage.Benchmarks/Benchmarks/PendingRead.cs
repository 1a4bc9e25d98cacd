using BenchmarkDotNet.Attributes;
using Storage.Core;
using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary>One row by its key that the cache has, another row each time, under batching: what it costs that accepted changes are
/// seen before they are committed.</summary>
public class PendingRead : CacheBenchmark
{
    private const string Changed = "changed";

    private IStorage _pipe = null!;
    private long[] _ids = [];
    private int _next;

    [GlobalSetup(Target = nameof(WithoutBatching))]
    public async Task OpenWithoutAsync() => _pipe = (await OpenAsync()).Storage;

    [GlobalSetup(Target = nameof(NothingPending))]
    public Task OpenIdleAsync() => OpenBatchingAsync(_ => []);

    [GlobalSetup(Target = nameof(OtherRowPending))]
    public Task OpenOtherAsync() => OpenBatchingAsync(ids => [Enumerable.Range(1, RowCount).First(id => !ids.Contains(id))]);

    [GlobalSetup(Target = nameof(EachRowPending))]
    public Task OpenEachAsync() => OpenBatchingAsync(ids => ids);

    [Benchmark(Baseline = true, Description = "Storage without batching")]
    public ValueTask<ChatMessage?> WithoutBatching() => FindAsync();

    [Benchmark(Description = "Storage, nothing pending")]
    public ValueTask<ChatMessage?> NothingPending() => FindAsync();

    [Benchmark(Description = "Storage, another row's change pending")]
    public ValueTask<ChatMessage?> OtherRowPending() => FindAsync();

    [Benchmark(Description = "Storage, the row's change pending")]
    public ValueTask<ChatMessage?> EachRowPending() => FindAsync();

    private ValueTask<ChatMessage?> FindAsync() => _pipe.FindAsync(Lookup.ByKey<ChatMessage>(_ids[_next = (_next + 1) % RowSet.Count]));

    private async Task<SuiteStore<ChatMessage>> OpenAsync()
    {
        var store = await OpenAsync(LongLived);
        _ids = (await RowSet.ReadAsync(store, RowCount)).Ids;
        return store;
    }

    private async Task OpenBatchingAsync(Func<long[], long[]> changed)
    {
        // they wait until the end: of low priority, and never enough for a batch
        var options = new BatchingOptions { MaxWait = TimeSpan.FromHours(1), BatchSize = RowSet.Count * 2, MaxBatchSize = RowSet.Count * 2 };
        var batching = Cleanup.AddAsync(new BatchingStorage((await OpenAsync()).Storage, options));
        var ids = changed(_ids);
        foreach (var id in ids)
        {
            var patch = Patch<ChatMessage>.Empty.Set(ChatMessage.Columns.Content, Changed);
            await batching.ScheduleAsync(new WriteUnit(Write.Patch(patch, ChatMessage.Columns.Id == id)), WritePriority.Low);
        }

        _pipe = batching;
        foreach (var id in _ids)
        {
            var isSeen = (await batching.FindAsync(Lookup.ByKey<ChatMessage>(id)))!.Content == Changed;
            if (isSeen != ids.Contains(id) || batching.GetStatistics().Pending != ids.Length)
            {
                throw new InvalidOperationException("The reads do not see what is pending, or it was committed.");
            }
        }
    }
}
