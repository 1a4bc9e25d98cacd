using Storage.Core;

namespace Storage.Api.Tests;

public sealed class RepositoryWriteTests
{
    [Theory]
    [EveryDoor]
    public Task An_inserted_row_comes_back_as_it_is_stored(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var readings = storage.Repository<Reading>();
        var moment = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(8)).AddTicks(7);

        var stored = await readings.InsertAsync(new Reading { Room = "a", TakenAt = moment, Price = 1.25m, Sensor = Guid.NewGuid() });

        stored.Id.Should().BePositive();
        stored.TakenAt.Ticks.Should().Be(moment.ToUniversalTime().Ticks - 7, "times are kept to the microsecond");
        (await readings.FindAsync(stored.Id)).Should().Be(stored);
    });

    [Theory]
    [EveryDoor]
    public Task A_row_that_exists_fails_the_insert(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var people = storage.Repository<PersonInfo>();
        await people.InsertAsync(Samples.Person("p1", "first"));

        var act = async () => await people.InsertAsync(Samples.Person("p1", "second"));

        var failure = (await act.Should().ThrowAsync<ConstraintException>()).Which;
        failure.Kind.Should().Be(ConstraintKind.Unique);
        failure.Columns.Should().Equal("person_id");
        failure.Outcome.Should().Be(WriteOutcome.NotApplied);
        (await people.Query().ToListAsync()).Should().ContainSingle().Which.Nickname.Should().Be("first");
    });

    [Theory]
    [EveryDoor]
    public Task Trying_to_insert_says_whether_it_did(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var people = storage.Repository<PersonInfo>();

        var first = await people.TryInsertAsync(Samples.Person("p1", "first"));
        var second = await people.TryInsertAsync(Samples.Person("p1", "second"));

        first.Should().BeTrue();
        second.Should().BeFalse();
        (await people.FindAsync(PersonInfo.Columns.PersonId, "p1"))!.Nickname.Should().Be("first");
    });

    [Theory]
    [EveryDoor]
    public Task Many_inserted_rows_give_their_keys_in_order(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var messages = storage.Repository<Message>();

        var keys = await messages.InsertManyAsync(Samples.Messages(4));

        var found = await messages.FindManyAsync(Message.Columns.Id, keys.Select(key => key.AsInt64()));
        found.Select(message => message!.MessageId).Should().Equal("chat-0", "chat-1", "chat-2", "chat-3");
    });

    [Theory]
    [EveryDoor]
    public Task Many_rows_are_inserted_all_or_none(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var messages = storage.Repository<Message>();

        var act = async () => await messages.InsertManyAsync([Samples.Message(1), Samples.Message(2), Samples.Message(1)]);

        await act.Should().ThrowAsync<ConstraintException>();
        (await messages.Query().CountAsync()).Should().Be(0);
    });

    [Theory]
    [EveryDoor]
    public Task A_whole_row_is_updated_by_its_key(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var readings = storage.Repository<Reading>();
        var stored = await readings.InsertAsync(new Reading { Room = "a", Level = 1, MaybeLevel = 2, MaybePrice = 0.5m });

        var changed = stored with { Room = null, Level = 3, MaybeLevel = null, MaybePrice = 0.0001m, Mood = Mood.Cross };
        var isChanged = await readings.UpdateAsync(changed);

        isChanged.Should().BeTrue();
        (await readings.FindAsync(stored.Id)).Should().Be(changed);
        (await readings.UpdateAsync(changed with { Id = 99 })).Should().BeFalse();
        (await readings.Query().CountAsync()).Should().Be(1);
    });

    [Theory]
    [EveryDoor]
    public Task A_row_that_was_never_stored_is_not_updated(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var readings = storage.Repository<Reading>();
        await readings.InsertAsync(new Reading { Level = 1 });

        (await readings.UpdateAsync(new Reading { Level = 2 })).Should().BeFalse();

        (await readings.Query().SumAsync(Reading.Columns.Level)).Should().Be(1);
    });

    [Theory]
    [EveryDoor]
    public Task Named_columns_are_updated_by_key(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var readings = storage.Repository<Reading>();
        var stored = await readings.InsertAsync(new Reading { Room = "a", Level = 1, MaybePrice = null, Price = 0.10m });
        var patch = Patch<Reading>.Empty
            .Set(Reading.Columns.Room, "b")
            .Add(Reading.Columns.Level, 5)
            .Add(Reading.Columns.Price, 0.15m)
            .Add(Reading.Columns.MaybePrice, 0.0002m);

        var isChanged = await readings.UpdateAsync(stored.Id, patch);

        isChanged.Should().BeTrue();
        (await readings.FindAsync(stored.Id)).Should().Be(stored with { Room = "b", Level = 6, Price = 0.25m, MaybePrice = 0.0002m });
        (await readings.UpdateAsync(-1, patch)).Should().BeFalse();
    });

    [Theory]
    [EveryDoor]
    public Task A_row_is_deleted_by_its_key(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var badges = storage.Repository<Badge>();
        await badges.InsertManyAsync([new Badge { Name = "gold" }, new Badge { Name = "silver" }]);

        (await badges.DeleteAsync("gold")).Should().BeTrue();
        (await badges.DeleteAsync("gold")).Should().BeFalse();
        (await badges.Query().ToListAsync()).Should().ContainSingle().Which.Name.Should().Be("silver");
    });

    [Fact]
    public async Task No_rows_write_nothing()
    {
        var people = new UntouchableStorage().Repository<PersonInfo>();

        (await people.InsertManyAsync([])).Should().BeEmpty();
        (await people.UpsertManyAsync([])).Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_is_written_of_nothing()
    {
        var people = new UntouchableStorage().Repository<PersonInfo>();
        Func<Task>[] writes =
        [
            async () => await people.InsertAsync(null!),
            async () => await people.TryInsertAsync(null!),
            async () => await people.InsertManyAsync(null!),
            async () => await people.UpsertAsync(null!),
            async () => await people.UpsertManyAsync(null!),
            async () => await people.UpdateAsync(null!),
            async () => await people.UpdateAsync(1, null!),
            async () => await people.BulkInsertAsync((IEnumerable<PersonInfo>)null!),
            async () => await people.BulkInsertAsync((IAsyncEnumerable<PersonInfo>)null!),
        ];

        foreach (var write in writes)
        {
            await write.Should().ThrowAsync<ArgumentNullException>();
        }

        await FluentActions.Awaiting(() => people.UpdateAsync(1, Patch<PersonInfo>.Empty).AsTask()).Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task A_missing_row_among_others_is_an_argument_error_and_nothing_is_stored()
    {
        await using var engine = await TestStorage.OpenAsync();
        var people = engine.Repository<PersonInfo>();

        var insert = async () => await people.InsertManyAsync([Samples.Person("p1"), null!]);
        var upsert = async () => await people.UpsertManyAsync([Samples.Person("p1"), null!]);

        await insert.Should().ThrowAsync<ArgumentException>();
        await upsert.Should().ThrowAsync<ArgumentException>();
        (await people.Query().CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_withdrawn_write_is_not_stored()
    {
        await using var engine = await TestStorage.OpenAsync();
        var people = engine.Repository<PersonInfo>();

        var act = async () => await people.InsertAsync(Samples.Person("p1"), new CancellationToken(canceled: true));

        await act.Should().ThrowAsync<OperationCanceledException>();
        (await people.Query().CountAsync()).Should().Be(0);
    }
}
