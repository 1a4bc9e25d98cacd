using BenchmarkDotNet.Attributes;

namespace Storage.Benchmarks;

/// <summary>One row by its unique text id, another id each time.</summary>
public class PointRead : MessageBenchmark
{
    private readonly ReadKeys _keys = new(RowCount);

    [Benchmark(Baseline = true, Description = "Raw SQLite (the floor)")]
    public object? RawSqlite() => Raw.Find(_keys.NextMessageId());

    [Benchmark(Description = "Storage")]
    public ValueTask<ChatMessage?> Suite() => Ours.FindAsync(_keys.NextMessageId());

    [Benchmark]
    public object? Dapper() => Rival.Find(_keys.NextMessageId());

    [Benchmark(Description = "EF Core")]
    public object? EfCore() => Ef.Find(_keys.NextMessageId());
}
