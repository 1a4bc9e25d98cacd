using Storage.Core;
using Xunit.Abstractions;

namespace Storage.Api.Tests;

public sealed class ChatHistoryTests(ITestOutputHelper output)
{
    private const int Rows = 120;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(Rows)]
    [InlineData(Rows + 1)]
    public async Task Pages_give_every_message_once_to_the_end_over_ties(int pageSize)
    {
        await using var engine = await TestStorage.OpenAsync();
        var old = await AddOldAsync(engine);

        var walked = await WalkAsync(new ChatOperations(engine), pageSize, _ => Task.CompletedTask);

        walked.Should().Equal(old);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public async Task Messages_that_arrive_meanwhile_repeat_and_lose_none(int pageSize)
    {
        await using var engine = await TestStorage.OpenAsync();
        var old = await AddOldAsync(engine);
        var arrived = 0;

        var walked = await WalkAsync(new ChatOperations(engine), pageSize, async page =>
        {
            double[] times = [page.Rows[0].Time, page.Rows[^1].Time, 99];
            await engine.Repository<Message>().InsertManyAsync(
                times.Select(time => Samples.Message(Rows + arrived++) with { Time = time, ChatInfoStreamId = "stream" }));
        });

        arrived.Should().BePositive();
        walked.Should().Equal(old, "a message that arrives at the latest moment, or at one already read, is before the place of reading");
    }

    [Theory]
    [EveryDoor]
    public Task A_page_leads_on_and_back(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Message>().InsertManyAsync(Samples.Messages(60));
        var chat = new ChatOperations(storage);

        var first = await chat.GetChatHistoryAsync("chat");
        var second = await chat.GetChatHistoryAsync("chat", first.Next);
        var back = await chat.GetChatHistoryAsync("chat", second.Previous);

        Ids(first.Rows).Should().Equal(Enumerable.Range(10, 50).Reverse().Select(number => $"chat-{number}"));
        Ids(second.Rows).Should().Equal(Enumerable.Range(0, 10).Reverse().Select(number => $"chat-{number}"));
        (first.Previous, second.Next).Should().Be((null, null));
        back.Rows.Should().Equal(first.Rows);
    });

    [Theory]
    [EveryDoor]
    public Task A_numbered_page_bears_the_total(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Message>().InsertManyAsync([.. Samples.Messages(45), .. Samples.Messages(5, "other")]);
        var chat = new ChatOperations(storage);

        var first = await chat.GetChatHistoryPageAsync("chat", 1);
        var last = await chat.GetChatHistoryPageAsync("chat", 3);
        var beyond = await chat.GetChatHistoryPageAsync("chat", 4);
        var small = await chat.GetChatHistoryPageAsync("chat", 2, 4);

        Ids(first.Rows).Should().Equal(Enumerable.Range(25, 20).Reverse().Select(number => $"chat-{number}"));
        Ids(last.Rows).Should().Equal("chat-4", "chat-3", "chat-2", "chat-1", "chat-0");
        (last.Number, last.Size, last.Total, last.Pages).Should().Be((3, 20, 45, 3));
        beyond.Rows.Should().BeEmpty();
        beyond.Total.Should().Be(45);
        Ids(small.Rows).Should().Equal("chat-40", "chat-39", "chat-38", "chat-37");
    });

    [Fact]
    public async Task Numbered_pages_part_ties_as_pages_by_cursor_do()
    {
        await using var engine = await TestStorage.OpenAsync();
        var old = await AddOldAsync(engine);
        var chat = new ChatOperations(engine);

        var walked = new List<string>();
        for (var page = 1; page <= 18; page++)
        {
            walked.AddRange(Ids((await chat.GetChatHistoryPageAsync("stream", page, 7)).Rows));
        }

        walked.Should().Equal(old);
    }

    [Fact]
    public async Task A_stream_without_messages_has_an_empty_page()
    {
        await using var engine = await TestStorage.OpenAsync();
        var chat = new ChatOperations(engine);

        var page = await chat.GetChatHistoryAsync("none");
        var numbered = await chat.GetChatHistoryPageAsync("none", 1);

        page.Rows.Should().BeEmpty();
        (page.Next, page.Previous).Should().Be((null, null));
        (numbered.Rows.Count, numbered.Total, numbered.Pages).Should().Be((0, 0, 0));
    }

    [Fact]
    public async Task A_cursor_of_something_else_is_refused()
    {
        var chat = new ChatOperations(new UntouchableStorage());

        await FluentActions.Awaiting(() => chat.GetChatHistoryAsync("chat", "no cursor").AsTask()).Should().ThrowAsync<ArgumentException>();
    }

    /// <summary>Adds messages of ten moments, and gives their ids as they are to be read.</summary>
    private async Task<List<string>> AddOldAsync(IStorage storage)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        Message[] rows =
            [.. Samples.Messages(Rows).Select(message => message with { Time = random.Next(10), ChatInfoStreamId = "stream" })];
        await storage.Repository<Message>().InsertManyAsync([.. rows, .. Samples.Messages(5, "other")]);
        return [.. Ids(rows.Reverse().OrderByDescending(row => row.Time))];
    }

    private static async Task<List<string>> WalkAsync(ChatOperations chat, int pageSize, Func<Page<Message>, Task> meanwhile)
    {
        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = await chat.GetChatHistoryAsync("stream", cursor, pageSize);
            ids.AddRange(Ids(page.Rows));
            ids.Count.Should().BeLessThanOrEqualTo(Rows * 5, "the walk has to end");
            cursor = page.Next;
            await meanwhile(page);
        }
        while (cursor is not null);

        return ids;
    }

    private static IEnumerable<string> Ids(IEnumerable<Message> messages) => messages.Select(message => message.MessageId);
}
