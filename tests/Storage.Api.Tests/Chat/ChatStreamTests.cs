using Microsoft.Extensions.Time.Testing;
using Storage.Core;

namespace Storage.Api.Tests;

public sealed class ChatStreamTests
{
    [Theory]
    [EveryDoor]
    public Task A_stream_is_found_by_its_own_id(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var stored = await storage.Repository<ChatStream>().InsertAsync(Samples.Stream("s1"));
        await storage.Repository<ChatStream>().InsertAsync(Samples.Stream("s2"));
        var chat = new ChatOperations(storage);

        (await chat.GetChatStreamAsync("s1")).Should().Be(stored);
        (await chat.GetChatStreamAsync("S1")).Should().BeNull("ids are told apart by case");
        (await chat.GetChatStreamAsync("none")).Should().BeNull();
    });

    [Theory]
    [EveryDoor]
    public Task A_touch_sets_the_time_of_its_stream_and_nothing_else(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var streams = storage.Repository<ChatStream>();
        var one = await streams.InsertAsync(Samples.Stream("s1") with { LastActiveTime = 5 });
        var two = await streams.InsertAsync(Samples.Stream("s2") with { LastActiveTime = 5 });
        var chat = new ChatOperations(storage);

        var touched = await chat.TouchChatStreamAsync("s1", new DateTimeOffset(2026, 1, 2, 11, 4, 5, 250, TimeSpan.FromHours(8)));

        touched.Should().BeTrue();
        (await streams.FindAsync(one.Id)).Should().Be(one with { LastActiveTime = 1_767_323_045.25 });
        (await streams.FindAsync(two.Id)).Should().Be(two);
    });

    [Fact]
    public async Task A_touch_without_a_time_is_now()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<ChatStream>().InsertAsync(Samples.Stream("s1"));
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 500, TimeSpan.Zero));

        var touched = await new ChatOperations(engine, time).TouchChatStreamAsync("s1");

        touched.Should().BeTrue();
        (await engine.Query<ChatStream>().ToListAsync()).Should().ContainSingle().Which.LastActiveTime.Should().Be(1_767_323_045.5);
    }

    [Theory]
    [EveryDoor]
    public Task A_touch_of_an_unknown_stream_says_so_and_makes_none(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var touched = await new ChatOperations(storage).TouchChatStreamAsync("none");

        touched.Should().BeFalse();
        (await storage.Query<ChatStream>().ExistsAsync()).Should().BeFalse();
    });

    [Theory]
    [EveryDoor]
    public Task Active_streams_come_the_last_active_first(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await AddStreamsAsync(storage, ("a", 2, "wechat"), ("b", 3, "qq"), ("c", 1, "wechat"), ("d", 3, "wechat"), ("e", 2, "qq"));
        var chat = new ChatOperations(storage);

        Ids(await chat.GetActiveStreamsAsync()).Should().Equal("d", "b", "e", "a", "c");
        Ids(await chat.GetActiveStreamsAsync(limit: 3)).Should().Equal("d", "b", "e");
        Ids(await chat.GetActiveStreamsAsync("wechat")).Should().Equal("d", "a", "c");
        Ids(await chat.GetActiveStreamsAsync("wechat", 1)).Should().Equal("d");
        Ids(await chat.GetActiveStreamsAsync("telegram")).Should().BeEmpty();
    });

    [Fact]
    public async Task Active_streams_are_100_unless_said_otherwise()
    {
        await using var engine = await TestStorage.OpenAsync();
        await AddStreamsAsync(engine, [.. Enumerable.Range(0, 101).Select(number => ($"s{number}", (double)number, "wechat"))]);
        var chat = new ChatOperations(engine);

        Ids(await chat.GetActiveStreamsAsync()).Should().HaveCount(100).And.StartWith("s100").And.NotContain("s0");
        Ids(await chat.GetActiveStreamsAsync(limit: int.MaxValue)).Should().HaveCount(101);
    }

    private static async Task AddStreamsAsync(IStorage storage, params (string Id, double Active, string Platform)[] streams) =>
        await storage.Repository<ChatStream>().InsertManyAsync(
            streams.Select(stream => Samples.Stream(stream.Id) with { LastActiveTime = stream.Active, Platform = stream.Platform }));

    private static IEnumerable<string> Ids(IEnumerable<ChatStream> streams) => streams.Select(stream => stream.StreamId);
}
