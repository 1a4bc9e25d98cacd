using Storage.Api;
using Storage.Core;
using Storage.Optimization.Internal;

namespace Storage.Optimization.Tests;

public sealed class HotChatTests
{
    [Fact]
    public async Task Chats_whose_last_messages_were_hot_have_their_context_at_hand_after_a_restart()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        await fixture.AddChatAsync("hot", 60, 20);
        await fixture.AddChatAsync("cold", 60, 20);
        for (var i = 0; i < 3; i++)
        {
            await fixture.Cache.QueryAsync(ChatRequests.RecentMessages("hot", 30));
            await fixture.Cache.QueryAsync(ChatRequests.RecentMessages("hot", 10));
        }

        await fixture.Cache.QueryAsync(ChatRequests.RecentMessages("cold", 30));
        await fixture.Preloader.SaveHotKeysAsync();

        var gated = new GatedStorage(fixture.Inner.Engine);
        await using var restarted = new CachingStorage(gated, new CachingOptions { Level2 = Level2Kind.None });
        await using var preloader = new Preloader(restarted);
        await preloader.PreloadHotKeysAsync();
        gated.Reads.Should().Be(4, "the hot keys, and one chat's stream, messages and people");
        preloader.GetStatistics().HotKeys.Should().Be(1);
        var chat = new ChatOperations(restarted);
        (await chat.GetRecentMessagesAsync("hot", 30)).Should().HaveCount(30);
        (await chat.GetRecentMessagesAsync("hot", 20)).Should().HaveCount(20);
        (await chat.GetChatStreamAsync("hot")).Should().NotBeNull();
        (await chat.GetPersonInfoAsync("wechat", "hot-u7")).Should().NotBeNull();
        gated.Reads.Should().Be(4);
        await chat.GetRecentMessagesAsync("cold", 30);
        gated.Reads.Should().Be(5);
    }

    [Fact]
    public async Task A_hot_chat_is_kept_with_the_most_messages_that_were_asked_for()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        await fixture.AddChatAsync("s1", 5, 1);
        await fixture.Cache.QueryAsync(ChatRequests.RecentMessages("s1", 10));
        await fixture.Cache.QueryAsync(ChatRequests.RecentMessages("s1", 40));
        await fixture.Cache.QueryAsync(ChatRequests.RecentMessages("s1", 20));
        await fixture.Cache.QueryAsync(ChatRequests.RecentMessages("s1", 40));

        await fixture.Preloader.SaveHotKeysAsync();

        (await fixture.Inner.Engine.QueryAsync(Query.From<HotKey>())).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { SourceTable = "messages", SourceColumn = "chat_id", IsNumber = false, Value = "s1", RowLimit = 40L, Score = 2.0 });
    }

    [Fact]
    public async Task Other_queries_on_a_chat_do_not_make_it_hot()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        await fixture.AddChatAsync("s1", 5, 1);
        for (var i = 0; i < 5; i++)
        {
            await fixture.Cache.QueryAsync(Query.From<Message>().Where(Message.Columns.ChatId == "s1").OrderBy(Message.Columns.Id).Take(3));
        }

        await fixture.Preloader.SaveHotKeysAsync();

        fixture.Preloader.GetStatistics().HotKeys.Should().Be(0);
    }

    [Fact]
    public async Task Where_messages_are_not_to_be_warm_their_chats_are_not_either()
    {
        await using var fixture = await PreloadFixture.CreateAsync(options => options.ClearWarm().Warm<Note>());
        await fixture.AddChatAsync("s1", 5, 1);
        var kept = HotKey.Of("messages", Message.Columns.ChatId.Map, DbValue.From("s1"), limit: 5, score: 9)!;
        await fixture.Inner.Engine.WriteAsync(new WriteUnit(Write.Insert(kept)));
        for (var i = 0; i < 3; i++)
        {
            await fixture.Cache.QueryAsync(ChatRequests.RecentMessages("s1", 5));
        }

        var reads = fixture.Inner.Gated.Reads;
        await fixture.Preloader.PreloadHotKeysAsync();
        await fixture.Preloader.SaveHotKeysAsync();

        fixture.Inner.Gated.Reads.Should().Be(reads + 1, "the hot keys themselves");
        fixture.Preloader.GetStatistics().HotKeys.Should().Be(0);
    }

    [Fact]
    public async Task Kept_chats_that_no_read_could_have_left_are_passed_over()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        HotKey Key(string table, string column, long limit) =>
            new() { Id = $"{table}/{column}/{limit}", SourceTable = table, SourceColumn = column, Value = "s1", RowLimit = limit, Score = 9 };
        await fixture.Inner.Engine.WriteAsync(new WriteUnit(Write.Insert(new[] { Key("images", "chat_id", 5), Key("messages", "gone", 5), Key("messages", "chat_id", -1) })));

        await fixture.Preloader.PreloadHotKeysAsync();

        fixture.Inner.Gated.Reads.Should().Be(1);
    }

    [Fact]
    public async Task The_people_of_all_hot_chats_are_read_together_who_spoke_last_first()
    {
        await using var fixture = await PreloadFixture.CreateAsync();
        await fixture.AddChatAsync("a", 5, 3);
        await fixture.AddChatAsync("b", 3, 3);
        HotKey Key(string chat, double score) => HotKey.Of("messages", Message.Columns.ChatId.Map, DbValue.From(chat), limit: 50, score)!;
        await fixture.Inner.Engine.WriteAsync(new WriteUnit(Write.Insert(new[] { Key("b", 8), Key("a", 9) })));
        var recorder = new FindManyRecorder(fixture.Cache);
        await using var preloader = new Preloader(recorder, new PreloadingOptions { StepRows = 4 });

        await preloader.PreloadHotKeysAsync();

        string[] expected = ["a-u1", "b-u2", "a-u0", "b-u1", "a-u2", "b-u0"];
        recorder.Asked.Select(values => values.Length).Should().Equal(4, 2);
        recorder.Asked.SelectMany(values => values).Should().Equal(expected.Select(user => PersonInfo.IdOf("wechat", user)));
    }

    [Fact]
    public async Task The_start_reads_no_more_people_than_there_is_room_for_and_pushes_no_hot_row_out()
    {
        await using var fixture = await PreloadFixture.CreateAsync(configureCache: options => options.Level1Capacity = 10);
        await fixture.AddChatAsync("a", 40, 40);
        await fixture.AddChatAsync("b", 1, 1);
        var hot = PersonInfo.IdOf("wechat", "b-u0");
        HotKey[] kept =
        [
            HotKey.Of("messages", Message.Columns.ChatId.Map, DbValue.From("a"), limit: 50, score: 9)!,
            HotKey.Of("person_info", PersonInfo.Columns.PersonId.Map, DbValue.From(hot), limit: 0, score: 8)!,
        ];
        await fixture.Inner.Engine.WriteAsync(new WriteUnit(Write.Insert(kept)));

        await fixture.Preloader.PreloadHotKeysAsync();

        var reads = fixture.Inner.Gated.Reads;
        string[] expected = ["b-u0", .. Enumerable.Range(31, 9).Select(i => $"a-u{i}")];
        foreach (var user in expected)
        {
            (await fixture.Cache.FindAsync(ChatRequests.Person(PersonInfo.IdOf("wechat", user)))).Should().NotBeNull();
        }

        fixture.Inner.Gated.Reads.Should().Be(reads);
        fixture.Cache.GetStatistics().Tables.Sum(table => table.Evictions).Should().Be(0);
    }

    private sealed class FindManyRecorder(IStorage inner) : DelegatingStorage(inner)
    {
        public List<string[]> Asked { get; } = [];

        public override ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken = default)
            where T : class
        {
            Asked.Add([.. lookups.Select(lookup => lookup.Value.AsString())]);
            return Inner.FindManyAsync(lookups, cancellationToken);
        }
    }
}
