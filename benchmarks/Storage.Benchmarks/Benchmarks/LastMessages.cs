using BenchmarkDotNet.Attributes;

namespace Storage.Benchmarks;

/// <summary>The last 50 messages of a chat, another chat each time.</summary>
public class LastMessages : MessageBenchmark
{
    private readonly string[] _chats = [.. Enumerable.Range(0, 2_000).Select(i => MessageSource.ChatAt(i)).Distinct()];
    private int _next;

    [Benchmark(Baseline = true, Description = "Raw SQLite (the floor)")]
    public List<ChatMessage> RawSqlite() => Raw.Last(NextChat(), LastCount);

    [Benchmark(Description = "Storage")]
    public ValueTask<IReadOnlyList<ChatMessage>> Suite() => Ours.LastAsync(NextChat(), LastCount);

    [Benchmark]
    public List<ChatMessage> Dapper() => Rival.Last(NextChat(), LastCount);

    [Benchmark(Description = "EF Core")]
    public List<ChatMessage> EfCore() => Ef.Last(NextChat(), LastCount);

    private string NextChat() => _chats[_next = (_next + 1) % _chats.Length];
}
