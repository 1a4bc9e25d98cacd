using System.Diagnostics.Metrics;
using Storage.Core;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

/// <summary>The chat's tables on a file of their own, the cache, and a preloader before it.</summary>
internal sealed class PreloadFixture : IAsyncDisposable
{
    private PreloadFixture(CacheFixture inner, Preloader preloader, TimersTime time, CountingLogger logger) =>
        (Inner, Preloader, Time, Logger) = (inner, preloader, time, logger);

    public CacheFixture Inner { get; }

    public CachingStorage Cache => Inner.Cache;

    public Preloader Preloader { get; }

    public TimersTime Time { get; }

    public CountingLogger Logger { get; }

    public static async Task<PreloadFixture> CreateAsync(
        Action<PreloadingOptions>? configure = null,
        Action<CachingOptions>? configureCache = null,
        Func<StorageStatistics?>? engine = null,
        IMeterFactory? meters = null,
        CoherenceRules? rules = null)
    {
        var inner = await CacheFixture.CreateAsync(
            rules,
            configureCache,
            beforeCache: async engine => await engine.EnsureSchemaAsync([.. ChatModel.Maps, .. Preloader.Tables]));
        var (time, logger, options) = (new TimersTime(), new CountingLogger(), new PreloadingOptions());
        configure?.Invoke(options);
        return new(inner, new Preloader(inner.Cache, options, time, logger, new Preloader.Engine(engine ?? (() => null), meters)), time, logger);
    }

    /// <summary>Writes past the cache: a stream, and messages of some people, one after the other.</summary>
    public async Task AddChatAsync(string streamId, int messages, int people, double lastActive = 1)
    {
        var stream = new ChatStream { StreamId = streamId, Platform = "wechat", UserPlatform = "wechat", UserId = "u0", UserNickname = "n", LastActiveTime = lastActive };
        var persons = Enumerable.Range(0, people).Select(i => new PersonInfo { PersonId = PersonInfo.IdOf("wechat", $"{streamId}-u{i}"), Platform = "wechat", UserId = $"{streamId}-u{i}" });
        var rows = Enumerable.Range(0, messages).Select(i => new Message
        {
            MessageId = $"{streamId}-m{i}",
            Time = i,
            ChatId = streamId,
            ChatInfoStreamId = streamId,
            ChatInfoPlatform = "wechat",
            ChatInfoUserPlatform = "wechat",
            ChatInfoUserId = "u0",
            ChatInfoUserNickname = "n",
            UserPlatform = "wechat",
            UserId = $"{streamId}-u{i % people}",
        });
        await Inner.Engine.WriteAsync(new WriteUnit(Write.Insert(stream), Write.Insert(persons.ToArray()), Write.Insert(rows.ToArray())));
    }

    /// <summary>Schedules a load that runs until its gate opens, whoever stops it.</summary>
    public async Task<Gate> ScheduleDeafAsync(string name)
    {
        var gate = new Gate();
        Preloader.Schedule(name, async _ =>
        {
            await gate.PassAsync(CancellationToken.None);
            return 1;
        });
        await gate.Reached;
        return gate;
    }

    public async ValueTask DisposeAsync()
    {
        await Preloader.DisposeAsync();
        await Inner.DisposeAsync();
    }
}
