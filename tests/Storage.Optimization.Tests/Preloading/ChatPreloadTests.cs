using Storage.Api;
using Storage.Core;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

public sealed class ChatPreloadTests
{
    [Fact]
    public async Task A_chats_context_takes_three_reads_and_answers_what_the_chat_operations_ask_then()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        await fixture.AddChatAsync("s1", messages: 60, people: 20);

        var context = await fixture.Preloader.PreloadChatContextAsync("s1");

        fixture.Inner.Gated.Reads.Should().Be(3, "the stream, the messages, and all the people in one");
        context.Stream!.StreamId.Should().Be("s1");
        context.Messages.Select(message => message.MessageId).Should().Equal(Enumerable.Range(10, 50).Reverse().Select(i => $"s1-m{i}"));
        context.People.Select(person => person.UserId).Should().BeEquivalentTo(Enumerable.Range(0, 20).Select(i => $"s1-u{i}"));
        var chat = new ChatOperations(fixture.Cache);
        (await chat.GetChatStreamAsync("s1")).Should().NotBeNull();
        (await chat.GetRecentMessagesAsync("s1")).Should().HaveCount(50);
        for (var i = 0; i < 20; i++)
        {
            (await chat.GetPersonInfoAsync("wechat", $"s1-u{i}")).Should().NotBeNull();
        }

        fixture.Inner.Gated.Reads.Should().Be(3);
        fixture.Preloader.GetStatistics().Rows.Should().Be(71);
    }

    [Fact]
    public async Task A_chat_that_is_not_there_has_an_empty_context()
    {
        await using var fixture = await PreloadFixture.CreateAsync();

        var context = await fixture.Preloader.PreloadChatContextAsync("none", 1);

        context.Should().BeEquivalentTo(new ChatContext(null, [], []));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_preload_that_was_overtaken_by_a_write_leaves_the_newer_row_by_the_caches_own_rules(bool hasRules)
    {
        var rules = hasRules ? CoherenceRules.All : CoherenceRules.All with { ChecksStamps = false, DetachesLoads = false };
        await using var fixture = await PreloadFixture.CreateAsync(rules: rules);
        await fixture.AddChatAsync("s1", messages: 1, people: 1);
        var id = PersonInfo.IdOf("wechat", "s1-u0");
        await fixture.Cache.FindAsync(ChatRequests.Stream("s1"));
        await fixture.Cache.QueryAsync(ChatRequests.RecentMessages("s1", 50));
        var gate = fixture.Inner.Gated.HoldNext();

        var preload = fixture.Preloader.PreloadChatContextAsync("s1").AsTask();
        await gate.Reached;
        await fixture.Cache.WriteAsync(new WriteUnit(Write.Patch(Patch<PersonInfo>.Empty.Set(PersonInfo.Columns.Nickname, "new"), PersonInfo.Columns.PersonId == id)));
        gate.Open();

        (await preload).People.Should().ContainSingle().Which.Nickname.Should().BeNull("it was read before the write");
        (await fixture.Cache.FindAsync(ChatRequests.Person(id)))!.Nickname.Should().Be(hasRules ? "new" : null);
    }

    [Fact]
    public async Task The_people_of_busy_chats_the_hot_emoji_and_the_common_images_are_at_hand_after_the_start()
    {
        await using var fixture = await PreloadFixture.CreateAsync(options => (options.BusyChats, options.HotEmojis, options.CommonImages) = (2, 100, 2));
        await fixture.AddChatAsync("old", 3, 3, lastActive: 1);
        await fixture.AddChatAsync("new", 3, 3, lastActive: 3);
        await fixture.AddChatAsync("mid", 3, 3, lastActive: 2);
        var emojis = Enumerable.Range(0, 120).Select(i => new Emoji { FullPath = $"p{i}", Format = "png", EmojiHash = $"e{i}", Description = "", UsageCount = i, IsBanned = i == 119 });
        var images = Enumerable.Range(0, 3).Select(i => new Image { Path = $"p{i}", EmojiHash = $"i{i}", Type = "image", Count = i });
        await fixture.Inner.Engine.WriteAsync(new WriteUnit(Write.Insert(emojis.ToArray()), Write.Insert(images.ToArray())));

        fixture.Preloader.Start();
        for (var i = 0; i < 5; i++)
        {
            (await fixture.Time.NextPauseAsync()).Should().Be(TimeSpan.FromSeconds(300), "each of the four loads has ended and rests, and measuring begins with it");
        }

        var statistics = fixture.Preloader.GetStatistics();
        (statistics.Runs, statistics.Failures).Should().Be((4, 0));
        var reads = fixture.Inner.Gated.Reads;
        var chat = new ChatOperations(fixture.Cache);
        (await chat.GetPersonInfoAsync("wechat", "new-u2")).Should().NotBeNull();
        (await chat.GetPersonInfoAsync("wechat", "mid-u0")).Should().NotBeNull();
        (await chat.GetHotEmojiAsync()).Select(emoji => emoji.EmojiHash).Should().Equal(Enumerable.Range(19, 100).Reverse().Select(i => $"e{i}"));
        (await chat.GetImageAsync("i2")).Should().NotBeNull();
        (await chat.GetImageAsync("i1")).Should().NotBeNull();
        fixture.Inner.Gated.Reads.Should().Be(reads);
        (await chat.GetPersonInfoAsync("wechat", "old-u0")).Should().NotBeNull();
        (await chat.GetImageAsync("i0")).Should().NotBeNull();
        fixture.Inner.Gated.Reads.Should().Be(reads + 2, "these are not among the busy and common ones");
    }

    [Fact]
    public async Task What_the_host_asks_for_itself_is_the_same()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        await fixture.Inner.Engine.WriteAsync(new WriteUnit(
            Write.Insert(new Emoji { FullPath = "p", Format = "png", EmojiHash = "e", Description = "" }),
            Write.Insert(new Image { Path = "p", EmojiHash = "i", Type = "image" })));

        (await fixture.Preloader.PreloadHotEmojisAsync()).Should().ContainSingle();
        (await fixture.Preloader.PreloadCommonImagesAsync()).Should().ContainSingle();

        var reads = fixture.Inner.Gated.Reads;
        var chat = new ChatOperations(fixture.Cache);
        await chat.GetHotEmojiAsync();
        await chat.GetImageAsync("i");
        fixture.Inner.Gated.Reads.Should().Be(reads);
    }

    [Fact]
    public void Preloaded_rows_are_kept_as_long_as_the_chat_operations_keep_them() =>
        (ChatCacheTimes.ChatStream, ChatCacheTimes.Person, ChatCacheTimes.RecentMessages, ChatCacheTimes.Emoji)
            .Should().Be((ChatCacheTimes.ChatStream, ChatCacheTimes.Person, ChatCacheTimes.RecentMessages, ChatCacheTimes.Emoji));
}
