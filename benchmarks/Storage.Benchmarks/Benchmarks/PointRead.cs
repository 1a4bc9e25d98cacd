using BenchmarkDotNet.Attributes;

namespace Storage.Benchmarks;

/// <summary>One row by its unique text id, another id each time.</summary>
public class PointRead : MessageBenchmark
{
    private const int IdCount = 4_096;

    private readonly string[] _ids =
        [.. Enumerable.Range(0, IdCount).Select(i => MessageSource.MessageIdAt((long)i * MessageDatabase.Rows / IdCount))];

    private int _next;

    [Benchmark(Baseline = true, Description = "Raw SQLite (the floor)")]
    public ChatMessage? RawSqlite() => Raw.Find(NextId());

    [Benchmark(Description = "Storage")]
    public ValueTask<ChatMessage?> Suite() => Ours.FindAsync(NextId());

    [Benchmark]
    public ChatMessage? Dapper() => Rival.Find(NextId());

    [Benchmark(Description = "EF Core")]
    public ChatMessage? EfCore() => Ef.Find(NextId());

    // an odd step through a power of two comes by every id, and never by neighbours
    private string NextId() => _ids[_next = (_next + 1_597) % IdCount];
}
