using Microsoft.Extensions.Time.Testing;
using Storage.Core;

namespace Storage.Api.Tests;

public sealed class ChatEmojiTests
{
    [Theory]
    [EveryDoor]
    public Task Of_several_emoji_of_one_hash_the_first_is_found(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Emoji>().InsertManyAsync(
        [
            ChatSamples.Emoji("b", "h1") with { Id = 7 },
            ChatSamples.Emoji("c", "h2") with { Id = 2 },
            ChatSamples.Emoji("a", "h1", uses: 9) with { Id = 3 },
        ]);
        var chat = new ChatOperations(storage);

        (await chat.GetEmojiAsync("h1")).Should().Be(ChatSamples.Emoji("a", "h1", uses: 9) with { Id = 3 });
        (await chat.GetEmojiAsync("h2"))!.FullPath.Should().Be("c");
        (await chat.GetEmojiAsync("H2")).Should().BeNull();
    });

    [Theory]
    [EveryDoor]
    public Task Hot_emoji_come_the_most_used_first_and_without_banned_ones(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Emoji>().InsertManyAsync(
        [
            ChatSamples.Emoji("a", "h", uses: 2),
            ChatSamples.Emoji("banned", "h", uses: 99, isBanned: true),
            ChatSamples.Emoji("b", "h", uses: 3),
            ChatSamples.Emoji("c", "h"),
            ChatSamples.Emoji("d", "h", uses: 2),
        ]);
        var chat = new ChatOperations(storage);

        (await chat.GetHotEmojiAsync()).Select(emoji => emoji.FullPath).Should().Equal("b", "d", "a", "c");
        (await chat.GetHotEmojiAsync(2)).Select(emoji => emoji.FullPath).Should().Equal("b", "d");
    });

    [Fact]
    public async Task Hot_emoji_are_100_unless_said_otherwise()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Emoji>().InsertManyAsync(
            Enumerable.Range(0, 101).Select(number => ChatSamples.Emoji($"{number}", "h", number)));

        (await new ChatOperations(engine).GetHotEmojiAsync()).Should().HaveCount(100).And.NotContain(emoji => emoji.UsageCount == 0);
    }

    [Theory]
    [EveryDoor]
    public Task A_use_is_counted_on_the_emoji_that_is_found(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Emoji>().InsertManyAsync(
        [
            ChatSamples.Emoji("b", "h1") with { Id = 7 },
            ChatSamples.Emoji("c", "h2") with { Id = 2 },
            ChatSamples.Emoji("a", "h1", uses: 9) with { Id = 3 },
        ]);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 500, TimeSpan.Zero));
        var chat = new ChatOperations(storage, time);

        var isCounted = await chat.CountEmojiUseAsync("h1");

        isCounted.Should().BeTrue();
        (await chat.GetEmojiAsync("h1"))
            .Should().Be(ChatSamples.Emoji("a", "h1", uses: 10) with { Id = 3, LastUsedTime = 1_767_323_045.5 });
        (await storage.Query<Emoji>().Where(Emoji.Columns.Id != 3).OrderBy(Emoji.Columns.Id).ToListAsync())
            .Should().Equal(ChatSamples.Emoji("c", "h2") with { Id = 2 }, ChatSamples.Emoji("b", "h1") with { Id = 7 });
    });

    [Theory]
    [EveryDoor]
    public Task A_use_of_an_unknown_emoji_says_so_and_makes_none(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        (await new ChatOperations(storage).CountEmojiUseAsync("none")).Should().BeFalse();

        (await storage.Query<Emoji>().ExistsAsync()).Should().BeFalse();
    });

    [Fact]
    public async Task Uses_at_once_all_count()
    {
        const int Callers = 32;
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Emoji>().InsertAsync(ChatSamples.Emoji("a", "h1"));
        var chat = new ChatOperations(engine);

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(() => chat.CountEmojiUseAsync("h1").AsTask())));

        (await chat.GetEmojiAsync("h1"))!.UsageCount.Should().Be(Callers);
    }
}
