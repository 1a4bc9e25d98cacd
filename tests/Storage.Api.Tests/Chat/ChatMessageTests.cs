using Storage.Core;

namespace Storage.Api.Tests;

public sealed class ChatMessageTests
{
    [Theory]
    [EveryDoor]
    public Task Recent_messages_are_the_chats_last_ones_the_latest_first(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        Message[] rows =
        [
            At("a", 20),
            At("b", 10),
            At("c", 20),
            At("d", 30),
            At("other", 40) with { ChatId = "other", ChatInfoStreamId = "chat" },
            At("e", 10) with { ChatInfoStreamId = "moved" },
        ];
        await storage.Repository<Message>().InsertManyAsync(rows);
        var chat = new ChatOperations(storage);

        Ids(await chat.GetRecentMessagesAsync("chat")).Should().Equal("d", "c", "a", "e", "b");
        Ids(await chat.GetRecentMessagesAsync("chat", 2)).Should().Equal("d", "c");
        Ids(await chat.GetRecentMessagesAsync("chat", 4)).Should().Equal("d", "c", "a", "e");
        (await chat.GetRecentMessagesAsync("none")).Should().BeEmpty();
    });

    [Fact]
    public async Task Recent_messages_are_50_unless_said_otherwise()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Message>().InsertManyAsync(Samples.Messages(60));

        var messages = await new ChatOperations(engine).GetRecentMessagesAsync("chat");

        Ids(messages).Should().Equal(Enumerable.Range(10, 50).Reverse().Select(number => $"chat-{number}"));
    }

    [Theory]
    [EveryDoor]
    public Task Recent_actions_are_the_chats_last_ones_the_latest_first(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        ActionRecord[] rows =
        [
            .. Enumerable.Range(0, 12).Select(number => ChatSamples.Action($"a{number}", number / 2)),
            ChatSamples.Action("other", 99, "other"),
        ];
        await storage.Repository<ActionRecord>().InsertManyAsync(rows);
        var chat = new ChatOperations(storage);

        var actions = await chat.GetRecentActionsAsync("chat");

        actions.Select(action => action.ActionId).Should().Equal(Enumerable.Range(2, 10).Reverse().Select(number => $"a{number}"));
        (await chat.GetRecentActionsAsync("chat", 3)).Should().Equal(actions.Take(3));
        (await chat.GetRecentActionsAsync("none")).Should().BeEmpty();
    });

    [Theory]
    [EveryDoor]
    public Task Messages_are_counted_by_the_stream_they_name(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Message>().InsertManyAsync(
            [.. Samples.Messages(3, "one"), .. Samples.Messages(2, "two"), At("moved", 1) with { ChatInfoStreamId = "one" }]);
        var chat = new ChatOperations(storage);

        (await chat.GetMessageCountAsync("one")).Should().Be(4);
        (await chat.GetMessageCountAsync("two")).Should().Be(2);
        (await chat.GetMessageCountAsync("none")).Should().Be(0);
    });

    [Theory]
    [EveryDoor]
    public Task A_saved_message_comes_back_as_it_is_stored(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var stream = await storage.Repository<ChatStream>().InsertAsync(Samples.Stream("chat") with { LastActiveTime = 5 });

        var saved = await new ChatOperations(storage).SaveMessageAsync(Samples.Message(1));

        saved.Should().Be(Samples.Message(1) with { Id = saved.Id });
        saved.Id.Should().BePositive();
        (await storage.Query<Message>().ToListAsync()).Should().Equal(saved);
        (await storage.Query<ChatStream>().ToListAsync()).Should().Equal(stream);
    });

    [Theory]
    [EveryDoor]
    public Task A_saved_message_touches_its_stream_on_request(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var stream = await storage.Repository<ChatStream>().InsertAsync(Samples.Stream("chat") with { LastActiveTime = 5 });
        var other = await storage.Repository<ChatStream>().InsertAsync(Samples.Stream("other") with { LastActiveTime = 5 });

        var saved = await new ChatOperations(storage).SaveMessageAsync(At("a", 1_700_000_000.25), touchStream: true);

        (await storage.Query<Message>().ToListAsync()).Should().Equal(saved);
        (await storage.Query<ChatStream>().OrderBy(ChatStream.Columns.Id).ToListAsync())
            .Should().Equal(stream with { LastActiveTime = 1_700_000_000.25 }, other);
    });

    [Fact]
    public async Task A_message_that_comes_late_moves_its_stream_not_back()
    {
        await using var engine = await TestStorage.OpenAsync();
        var stream = await engine.Repository<ChatStream>().InsertAsync(Samples.Stream("chat") with { LastActiveTime = 1_800_000_000 });

        await new ChatOperations(engine).SaveMessageAsync(At("a", 1_700_000_000), touchStream: true);

        (await engine.Query<ChatStream>().ToListAsync()).Should().Equal(stream);
    }

    [Fact]
    public async Task A_message_of_an_unknown_stream_is_saved_and_no_stream_made()
    {
        await using var engine = await TestStorage.OpenAsync();

        var saved = await new ChatOperations(engine).SaveMessageAsync(Samples.Message(1), touchStream: true);

        (await engine.Query<Message>().ToListAsync()).Should().Equal(saved);
        (await engine.Query<ChatStream>().ExistsAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task A_message_and_its_touch_are_one_unit()
    {
        await using var engine = await TestStorage.OpenAsync();
        var recorder = new RecordingStorage(engine);

        await new ChatOperations(recorder).SaveMessageAsync(Samples.Message(1), touchStream: true);

        recorder.Units.Should().ContainSingle().Which.Statements.Should().HaveCount(2);
        recorder.Reads.Should().Be(0);
    }

    [Theory]
    [EveryDoor]
    public Task A_message_that_exists_touches_nothing(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var stream = await storage.Repository<ChatStream>().InsertAsync(Samples.Stream("chat") with { LastActiveTime = 5 });
        var chat = new ChatOperations(storage);
        var saved = await chat.SaveMessageAsync(Samples.Message(1));

        var act = async () => await chat.SaveMessageAsync(Samples.Message(1) with { Time = 9 }, touchStream: true);

        (await act.Should().ThrowAsync<ConstraintException>()).Which.Columns.Should().Equal("message_id");
        (await storage.Query<ChatStream>().ToListAsync()).Should().Equal(stream);
        (await storage.Query<Message>().ToListAsync()).Should().Equal(saved);
    });

    [Fact]
    public async Task A_touch_that_fails_keeps_the_message_out()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<ChatStream>().InsertAsync(Samples.Stream("chat"));
        await engine.WriteAsync($"create trigger poison before update on chat_streams begin select raise(abort, 'no'); end");

        var act = async () => await new ChatOperations(engine).SaveMessageAsync(Samples.Message(1), touchStream: true);

        await act.Should().ThrowAsync<StorageException>();
        (await engine.Query<Message>().ExistsAsync()).Should().BeFalse();
    }

    private static Message At(string id, double time) => Samples.Message(0) with { MessageId = id, Time = time };

    private static IEnumerable<string> Ids(IEnumerable<Message> messages) => messages.Select(message => message.MessageId);
}
