using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Storage.Core;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

/// <summary>What the random run works on: rows whose version only grows, and what was acknowledged of each.</summary>
internal sealed class RandomWorld : IAsyncDisposable
{
    public const int Chats = 4;
    public const int RowsPerChat = 6;

    private readonly long[] _ids = new long[Chats * RowsPerChat];
    private readonly long[] _acknowledged = new long[Chats * RowsPerChat];
    private readonly long[] _newest = new long[Chats];
    private CancellationTokenSource? _ending;
    private int _reads;
    private int _writes;

    private RandomWorld(SqliteStorage engine, CachingStorage cache) => (Engine, Cache) = (engine, cache);

    public SqliteStorage Engine { get; }

    public CachingStorage Cache { get; }

    public ConcurrentQueue<string> Findings { get; } = new();

    public int Reads => Volatile.Read(ref _reads);

    public static async Task<RandomWorld> CreateAsync(int seed, CoherenceRules? rules = null)
    {
        var engine = await SqliteStorage.OpenTemporaryAsync(options => options.Durability = Durability.Normal);
        await engine.EnsureSchemaAsync([Entity.Map<Note>()]);
        var options = new CachingOptions
        {
            Level1Capacity = 12,
            WindowCapacity = 3,
            Level1Time = TimeSpan.FromMilliseconds(200),
            Level2Time = TimeSpan.FromSeconds(2),
            Level2WriteDelay = TimeSpan.FromMilliseconds(1),
            Level2RestTime = TimeSpan.FromMilliseconds(1),
            Level2ReadTimeout = TimeSpan.FromMilliseconds(20),
        };
        options.Region<Note>().RefreshAfter = 0.5;
        options.Region<Note>().AbsentTime = TimeSpan.FromMilliseconds(200);
        var cache = new CachingStorage(engine, options, new CachingServices(), rules ?? CoherenceRules.All, new SpoiledLevel2Store(seed));
        var world = new RandomWorld(engine, cache);
        for (var row = 0; row < world._ids.Length; row++)
        {
            var note = new Note { NoteId = NameOf(row), ChatId = ChatOf(row / RowsPerChat), Version = 0 };
            world._ids[row] = (await engine.WriteAsync(new WriteUnit(Write.Insert(note)))).Statements[0].Keys[0].AsInt64();
        }

        return world;
    }

    public static string NameOf(int row) => $"row-{row}";

    public static string ChatOf(int chat) => $"chat-{chat}";

    public static int RowOf(string name) => name.StartsWith("row-", StringComparison.Ordinal) ? int.Parse(name.AsSpan(4), System.Globalization.CultureInfo.InvariantCulture) : -1;

    public long IdOf(int row) => _ids[row];

    public long Acknowledged(int row) => Volatile.Read(ref _acknowledged[row]);

    public long Newest(int chat) => Volatile.Read(ref _newest[chat]);

    public void Acknowledge(int row, long version)
    {
        Volatile.Write(ref _acknowledged[row], version);
        Interlocked.Increment(ref _writes);
    }

    public void AcknowledgeNewest(int chat, long time) => Volatile.Write(ref _newest[chat], time);

    public void CountRead() => Interlocked.Increment(ref _reads);

    public void Find(string finding)
    {
        if (Findings.Count < 20)
        {
            Findings.Enqueue(finding);
        }

        _ending?.Cancel();
    }

    public void StopAtFirstFinding(CancellationTokenSource ending) => _ending = ending;

    public string Summary()
    {
        var statistics = Cache.GetStatistics();
        return $"{_reads} reads, {_writes} rows acknowledged; {statistics.Level1Hits} hits in level 1, {statistics.Level2Hits} in level 2, {statistics.DatabaseHits} reads of the database, "
            + $"{statistics.Level2Refusals} values refused, {statistics.Level2Failures} failures of level 2; {string.Join("; ", statistics.Tables)}";
    }

    public async ValueTask DisposeAsync()
    {
        await Cache.DisposeAsync();
        await Engine.DisposeAsync();
    }
}
