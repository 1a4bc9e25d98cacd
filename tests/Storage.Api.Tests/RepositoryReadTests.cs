using Storage.Core;

namespace Storage.Api.Tests;

public sealed class RepositoryReadTests
{
    [Theory]
    [EveryDoor]
    public Task A_row_is_found_by_its_key(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var people = storage.Repository<PersonInfo>();
        var stored = await people.InsertAsync(Samples.Person("p1", "小明"));

        var found = await people.FindAsync(stored.Id);

        found.Should().Be(stored);
        (await people.FindAsync(stored.Id + 1)).Should().BeNull();
    });

    [Theory]
    [EveryDoor]
    public Task A_row_is_found_by_a_unique_column(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var messages = storage.Repository<Message>();
        await messages.InsertManyAsync(Samples.Messages(3));

        var found = await messages.FindAsync(Message.Columns.MessageId, "chat-1");

        found!.ProcessedPlainText.Should().Be("第1句");
        (await messages.FindAsync(Message.Columns.MessageId, "chat-9")).Should().BeNull();
        (await messages.FindAsync(Message.Columns.MessageId, null)).Should().BeNull();
    });

    [Theory]
    [EveryDoor]
    public Task A_key_of_the_callers_own_is_found(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var badges = storage.Repository<Badge>();
        await badges.InsertAsync(new Badge { Name = "gold", Owner = "p1" });

        (await badges.FindAsync("gold"))!.Owner.Should().Be("p1");
        (await badges.FindAsync("Gold")).Should().BeNull("keys are told apart by case");
    });

    [Theory]
    [EveryDoor]
    public Task Many_rows_come_in_the_order_asked_for_with_null_for_what_is_missing(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var messages = storage.Repository<Message>();
        await messages.InsertManyAsync(Samples.Messages(5));

        var found = await messages.FindManyAsync(Message.Columns.MessageId, ["chat-3", "none", "chat-0", "chat-3", null, "chat-4"]);

        found.Select(message => message?.MessageId).Should().Equal("chat-3", null, "chat-0", "chat-3", null, "chat-4");
    });

    [Theory]
    [EveryDoor]
    public Task Many_rows_come_by_key(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var messages = storage.Repository<Message>();
        var keys = await messages.InsertManyAsync(Samples.Messages(3));

        var found = await messages.FindManyAsync(Message.Columns.Id, [keys[2].AsInt64(), -1, keys[0].AsInt64()]);

        found.Select(message => message?.MessageId).Should().Equal("chat-2", null, "chat-0");
    });

    [Fact]
    public async Task Thousands_of_rows_are_found_in_one_round_trip()
    {
        const int Rows = 5000;
        await using var engine = await TestStorage.OpenAsync();
        var recorder = new RecordingStorage(engine);
        var messages = recorder.Repository<Message>();
        await messages.InsertManyAsync(Samples.Messages(Rows));

        var found = await messages.FindManyAsync(Message.Columns.MessageId, Enumerable.Range(0, Rows).Reverse().Select(i => (string?)$"chat-{i}"));

        found.Select(message => message!.MessageId).Should().Equal(Enumerable.Range(0, Rows).Reverse().Select(i => $"chat-{i}"));
        recorder.Reads.Should().Be(1);
    }

    [Fact]
    public async Task No_keys_ask_nothing()
    {
        var messages = new UntouchableStorage().Repository<Message>();

        (await messages.FindManyAsync(Message.Columns.Id, [])).Should().BeEmpty();
    }

    [Fact]
    public void A_column_that_is_not_unique_names_no_row()
    {
        var people = new UntouchableStorage().Repository<PersonInfo>();

        var one = () => people.FindAsync(PersonInfo.Columns.Nickname, "小明").AsTask();
        var many = () => people.FindManyAsync(PersonInfo.Columns.Nickname, ["小明"]).AsTask();

        one.Should().ThrowAsync<ArgumentException>().WithMessage("*nickname*not unique*");
        many.Should().ThrowAsync<ArgumentException>().WithMessage("*nickname*not unique*");
    }

    [Fact]
    public void Nothing_is_done_with_nothing()
    {
        var people = new UntouchableStorage().Repository<PersonInfo>();

        FluentActions.Invoking(() => new Repository<PersonInfo>(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => ((IStorage)null!).Query<PersonInfo>()).Should().Throw<ArgumentNullException>();
        people.Invoking(repository => repository.FindAsync<long>(null!, 1)).Should().Throw<ArgumentNullException>();
        people.Invoking(repository => repository.FindManyAsync<long>(null!, [1])).Should().Throw<ArgumentNullException>();
        people.Invoking(repository => repository.FindManyAsync(PersonInfo.Columns.Id, null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public async Task A_cancelled_read_says_so()
    {
        await using var engine = await TestStorage.OpenAsync();
        var cancelled = new CancellationToken(canceled: true);

        var act = async () => await engine.Query<Message>().ToListAsync(cancelled);

        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancelled);
    }
}
