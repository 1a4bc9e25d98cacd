using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Storage.Core;
using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary>Ours before a row of a real file. The value is the row's time.</summary>
internal sealed class RacedSuite : IRacedCache
{
    private const string ChatId = "chat";
    private const long Id = 1;
    private static readonly TimeSpan LongerThanLevel1 = TimeSpan.FromSeconds(61);
    private static readonly TimeSpan PartOfLevel1 = TimeSpan.FromSeconds(31);

    private readonly FakeTimeProvider _time = new();
    private readonly RacedCommits _commits = new();
    private readonly SqliteStorage _engine;
    private readonly RacedEngine _gated;
    private readonly CachingStorage _cache;
    private readonly RacedLevel2 _level2 = new();

    private RacedSuite(SqliteStorage engine, RaceFeatures features)
    {
        (_engine, _gated) = (engine, new RacedEngine(engine));
        var options = new CachingOptions { Jitter = 0 };
        if ((features & (RaceFeatures.Level2 | RaceFeatures.Nodes)) != 0)
        {
            options.Level2 = Level2Kind.Distributed;
        }

        if (features.HasFlag(RaceFeatures.Refresh))
        {
            options.Region<ChatMessage>().RefreshAfter = 0.5;
        }

        _cache = new CachingStorage(_gated, options, new CachingServices { TimeProvider = _time, DistributedCache = _level2 });

        // after the cache, so that it hears of a commit before this one holds it
        engine.Observe(_commits);
    }

    public static async Task<RacedSuite> OpenAsync(RaceFeatures features)
    {
        var path = await MessageFiles<ChatMessage>.MakeEmptyAsync();
        var engine = await OpenEngineAsync(path, features);
        await engine.WriteAsync(new WriteUnit(Write.Insert(RowOf(1) with { Id = 0 })));
        return new(engine, features);
    }

    public RaceGate HoldLoad() => _gated.Loads.HoldNext();

    public RaceGate HoldLevel2Write() => _level2.Writes.HoldNext();

    public RaceGate HoldBetweenLevels() => _commits.Gates.HoldNext();

    public Task<long> ReadAsync() => ReadAsync(_cache);

    public static async Task<long> ReadAsync(IStorage storage) => (long)(await storage.FindAsync(new Lookup<ChatMessage>(Id)))!.Time;

    /// <summary>Changes the row by what it has in common with others.</summary>
    public static Task ChangeByFilterAsync(IStorage storage, long value) => PatchAsync(storage, value, ChatMessage.Columns.ChatId == ChatId);

    public async Task ChangeAsync(RaceChange change, long value)
    {
        switch (change)
        {
            case RaceChange.Set:
                await _cache.WriteAsync(new WriteUnit(Write.Upsert(RowOf(value))));
                break;
            case RaceChange.Clear:
                ChangeUnheard(value);
                _cache.Clear();
                break;
            case RaceChange.Remove:
                await PatchAsync(_cache, value, ChatMessage.Columns.Id == Id);
                break;
            default:
                await ChangeByFilterAsync(_cache, value);
                break;
        }
    }

    public async Task Level2EndedAsync()
    {
        await _cache.Level2!.FlushAsync();
        await _level2.EndedAsync();
    }

    public async Task BeginRefreshAsync(RaceGate gate)
    {
        _time.Advance(PartOfLevel1);
        await ReadAsync();
        await gate.Reached;
    }

    public Task PassDeadlineAsync(Task reading)
    {
        _time.Advance(new CachingOptions().LoadTimeout + TimeSpan.FromSeconds(1));
        return Task.CompletedTask;
    }

    public Task ChangeOnOtherNodeAsync(long value) => RacedNode.RunAsync(_engine.FilePath, value);

    public Task PassLevel1TimeAsync()
    {
        _time.Advance(LongerThanLevel1);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _cache.DisposeAsync();
        await _engine.DisposeAsync();
        WorkingDirectory.Delete(_engine.FilePath);
    }

    private static ValueTask<SqliteStorage> OpenEngineAsync(string path, RaceFeatures features) => Suite.OpenAsync(path, options =>
    {
        options.Durability = Durability.Normal;
        if (features.HasFlag(RaceFeatures.Clear))
        {
            // what is cleared is what nobody heard of
            (options.ForeignPollInterval, options.SnapshotMaxAge) = (TimeSpan.Zero, TimeSpan.Zero);
        }
    });

    private static async Task PatchAsync(IStorage storage, long value, Filter<ChatMessage> filter) =>
        await storage.WriteAsync(new WriteUnit(Write.Patch(Patch<ChatMessage>.Empty.Set(ChatMessage.Columns.Time, value), filter)));

    private static ChatMessage RowOf(long value) =>
        new() { Id = Id, MessageId = "message", ChatId = ChatId, UserId = "user", Time = value, Content = "text" };

    private void ChangeUnheard(long value)
    {
        using var connection = Pragmas.Open(_engine.FilePath);
        using var command = new SqliteCommand("UPDATE message SET time = @value", connection);
        command.Parameters.AddWithValue("@value", value);
        command.ExecuteNonQuery();
    }
}
