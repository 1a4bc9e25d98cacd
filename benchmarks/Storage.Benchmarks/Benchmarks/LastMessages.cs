using BenchmarkDotNet.Attributes;

namespace Storage.Benchmarks;

/// <summary>The last 50 messages of a chat, another chat each time.</summary>
public class LastMessages : MessageBenchmark
{
    private readonly ReadKeys _keys = new(RowCount);

    [Benchmark(Baseline = true, Description = "Raw SQLite (the floor)")]
    public IReadOnlyList<object> RawSqlite() => Raw.Last(_keys.NextChatId(), LastCount);

    [Benchmark(Description = "Storage")]
    public ValueTask<IReadOnlyList<ChatMessage>> Suite() => Ours.LastAsync(_keys.NextChatId(), LastCount);

    [Benchmark]
    public IReadOnlyList<object> Dapper() => Rival.Last(_keys.NextChatId(), LastCount);

    [Benchmark(Description = "EF Core")]
    public IReadOnlyList<object> EfCore() => Ef.Last(_keys.NextChatId(), LastCount);
}
