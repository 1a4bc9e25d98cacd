using BenchmarkDotNet.Attributes;
using Storage.Core;
using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary>One stream's last active time, another stream each time: on disk when the call returns, or accepted by batching, which commits it
/// meanwhile. What the commits allocate is in each line.</summary>
[MemoryDiagnoser]
public class ScheduleOne
{
    private const int StreamCount = 150;

    // so that what counts as done is committed, but for the last few
    private const int WritesAhead = 32;

    private static readonly string[] Streams = [.. Enumerable.Range(0, StreamCount).Select(i => $"room-{i}")];

    private readonly Cleanup _cleanup = new();
    private readonly Queue<ScheduledWrite> _ahead = new();
    private SuiteChat<StreamState, Person, ChatMessage> _chat = null!;
    private BatchingStorage _batching = null!;
    private long _number;

    [GlobalSetup]
    public async Task OpenAsync()
    {
        var engine = _cleanup.AddAsync(await Suite.OpenAsync(_cleanup.AddFile(WorkingDirectory.NewFile())));
        await engine.EnsureSchemaAsync([StreamState.Columns.Map]);
        var streams = Streams.Select(stream => ChatTableSets.Narrow.Stream(new ChatLine(stream, 0, string.Empty, string.Empty)));
        await engine.WriteAsync(new WriteUnit(Write.Insert<StreamState>(streams.ToArray())));
        _chat = new(engine, ChatTableSets.Narrow);
        _batching = _cleanup.AddAsync(new BatchingStorage(engine));
    }

    [GlobalCleanup]
    public async Task CloseAsync() => await _cleanup.DisposeAsync();

    [Benchmark(Baseline = true, Description = "Storage, awaited")]
    public ValueTask<bool> Awaited() => _chat.TouchAsync(Streams[++_number % StreamCount], _number);

    [Benchmark(Description = "Storage, accepted")]
    public ValueTask<ScheduledWrite> Accepted() => ScheduleAsync();

    [Benchmark(Description = "Storage, accepted and awaited 32 later")]
    public async ValueTask<bool> AwaitedLater()
    {
        _ahead.Enqueue(await ScheduleAsync());
        return _ahead.Count <= WritesAhead || (await _ahead.Dequeue().Completion).RowsAffected > 0;
    }

    private ValueTask<ScheduledWrite> ScheduleAsync() =>
        _batching.ScheduleAsync(new WriteUnit(_chat.TouchOf(Streams[++_number % StreamCount], _number)));
}
