using System.Diagnostics.Metrics;
using Microsoft.Extensions.Time.Testing;
using Storage.Core;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

/// <summary>An engine on a file of its own, a place to hold reads, and the cache before them.</summary>
internal sealed class CacheFixture : IAsyncDisposable
{
    private CacheFixture(SqliteStorage engine, GatedStorage gated, CachingStorage cache, FakeTimeProvider time)
    {
        (Engine, Gated, Cache, Time) = (engine, gated, cache, time);
    }

    public SqliteStorage Engine { get; }

    public GatedStorage Gated { get; }

    public CachingStorage Cache { get; }

    public FakeTimeProvider Time { get; }

    public static async Task<CacheFixture> CreateAsync(
        CoherenceRules? rules = null,
        Action<CachingOptions>? configure = null,
        ILevel2Store? level2 = null,
        Action<SqliteStorageOptions>? engineOptions = null,
        Func<SqliteStorage, Task>? beforeCache = null,
        IMeterFactory? meters = null,
        FakeTimeProvider? clock = null)
    {
        var engine = await SqliteStorage.OpenTemporaryAsync(options =>
        {
            options.Durability = Durability.Normal;
            engineOptions?.Invoke(options);
        });
        await engine.EnsureSchemaAsync([Entity.Map<Note>()]);
        if (beforeCache is not null)
        {
            await beforeCache(engine);
        }

        var time = clock ?? new FakeTimeProvider();
        var options = new CachingOptions { Jitter = 0, Level2 = Level2Kind.None };
        configure?.Invoke(options);
        var gated = new GatedStorage(engine);
        var cache = new CachingStorage(gated, options, new CachingServices { TimeProvider = time, MeterFactory = meters }, rules ?? CoherenceRules.All, level2);
        return new CacheFixture(engine, gated, cache, time);
    }

    public async Task<Note> AddAsync(string noteId, string chatId = "c1", double time = 1)
    {
        var note = new Note { NoteId = noteId, ChatId = chatId, Time = time, Version = 1 };
        var result = await Cache.WriteAsync(new WriteUnit(Write.Insert(note)));
        return note with { Id = result.Statements[0].Keys[0].AsInt64() };
    }

    public async Task SetVersionAsync(long id, long version) =>
        await Cache.WriteAsync(new WriteUnit(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.Version, version), Note.Columns.Id == id)));

    public ValueTask<Note?> FindAsync(long id, CancellationToken cancellationToken = default) => Cache.FindAsync(new Lookup<Note>(id), cancellationToken);

    public ValueTask<Note?> FindAsync(string noteId) => Cache.FindAsync(Lookup.By(Note.Columns.NoteId, noteId));

    public ValueTask<IReadOnlyList<Note>> LatestAsync(string chatId = "c1", int limit = 5) => Cache.QueryAsync(Latest(chatId, limit));

    public static Query<Note> Latest(string chatId = "c1", int limit = 5) => Query.From<Note>()
        .Where(Note.Columns.ChatId == chatId)
        .OrderByDescending(Note.Columns.Time)
        .OrderByDescending(Note.Columns.Id)
        .Take(limit);

    public CacheTableStatistics Statistics => Cache.GetStatistics().Tables.SingleOrDefault(table => table.Table == "notes") ?? new CacheTableStatistics("notes");

    public async ValueTask DisposeAsync()
    {
        await Cache.DisposeAsync();
        await Engine.DisposeAsync();
    }
}
