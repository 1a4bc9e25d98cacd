using Storage.Core;

namespace Storage.Api.Tests;

public sealed class UpsertTests
{
    private static readonly UpsertOptions<PersonInfo> ByPersonId = new() { Target = [PersonInfo.Columns.PersonId] };

    [Theory]
    [EveryDoor]
    public Task An_upsert_inserts_and_then_writes_over(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var badges = storage.Repository<Badge>();

        var first = await badges.UpsertAsync(new Badge { Name = "gold", Owner = "p1", Uses = 3 });
        var second = await badges.UpsertAsync(new Badge { Name = "gold", Owner = null, Uses = 4 });

        first.Should().Be(DbValue.From("gold"));
        second.Should().Be(first);
        (await badges.Query().ToListAsync()).Should().Equal(new Badge { Name = "gold", Owner = null, Uses = 4 });
    });

    [Theory]
    [EveryDoor]
    public Task An_upsert_by_a_unique_column_gives_the_existing_rows_key(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var people = storage.Repository<PersonInfo>();
        await people.InsertAsync(Samples.Person("p0"));
        var stored = await people.InsertAsync(Samples.Person("p1", "old"));

        var key = await people.UpsertAsync(Samples.Person("p1", "new"), ByPersonId);

        key.Should().Be(DbValue.From(stored.Id));
        (await people.FindAsync(stored.Id))!.Nickname.Should().Be("new");
        (await people.Query().CountAsync()).Should().Be(2);
    });

    [Theory]
    [EveryDoor]
    public Task Only_the_named_columns_of_an_existing_row_are_changed(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var people = storage.Repository<PersonInfo>();
        await people.InsertAsync(Samples.Person("p1", "old") with { Impression = "kind" });
        var options = new UpsertOptions<PersonInfo> { Target = [PersonInfo.Columns.PersonId], Update = [PersonInfo.Columns.Nickname] };

        await people.UpsertAsync(Samples.Person("p1", "new") with { Impression = "rude" }, options);

        var found = await people.FindAsync(PersonInfo.Columns.PersonId, "p1");
        found!.Nickname.Should().Be("new");
        found.Impression.Should().Be("kind");
    });

    [Theory]
    [EveryDoor]
    public Task A_merge_adds_to_what_is_there(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var badges = storage.Repository<Badge>();
        var options = new UpsertOptions<Badge> { Merge = Patch<Badge>.Empty.Add(Badge.Columns.Uses, 1) };

        for (var i = 0; i < 3; i++)
        {
            await badges.UpsertAsync(new Badge { Name = "gold", Uses = 1 }, options);
        }

        (await badges.FindAsync("gold"))!.Uses.Should().Be(3);
    });

    [Theory]
    [EveryDoor]
    public Task A_row_that_is_left_as_it_was_has_no_key_in_the_result(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var people = storage.Repository<PersonInfo>();
        await people.InsertAsync(Samples.Person("p1", "old"));
        var leave = new UpsertOptions<PersonInfo> { Target = [PersonInfo.Columns.PersonId], Update = [] };

        var keys = await people.UpsertManyAsync([Samples.Person("p1", "new"), Samples.Person("p2", "new")], leave);

        keys[0].IsNull.Should().BeTrue();
        keys[1].AsInt64().Should().BePositive();
        (await people.Query().OrderBy(PersonInfo.Columns.PersonId).ToListAsync()).Select(person => person.Nickname).Should().Equal("old", "new");
    });

    [Theory]
    [EveryDoor]
    public Task Many_are_upserted_all_or_none(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var readings = storage.Repository<Reading>();
        await readings.InsertManyAsync([new Reading { Id = 1, Code = "one" }, new Reading { Id = 2, Code = "two" }]);

        var act = async () => await readings.UpsertManyAsync([new Reading { Id = 1, Code = "new" }, new Reading { Id = 3, Code = "two" }]);

        await act.Should().ThrowAsync<ConstraintException>();
        (await readings.Query().OrderBy(Reading.Columns.Id).ToListAsync()).Select(reading => reading.Code).Should().Equal("one", "two");
    });

    [Fact]
    public async Task A_target_that_identifies_no_row_is_refused()
    {
        var people = new UntouchableStorage().Repository<PersonInfo>();

        var act = async () => await people.UpsertAsync(Samples.Person("p1"), new UpsertOptions<PersonInfo> { Target = [PersonInfo.Columns.Nickname] });

        await act.Should().ThrowAsync<ArgumentException>().WithMessage("*nickname*");
    }

    [Fact]
    public async Task Fifty_concurrent_upserts_of_one_key_leave_one_row_with_all_of_them()
    {
        const int Callers = 50;
        await using var engine = await TestStorage.OpenAsync();
        var badges = engine.Repository<Badge>();
        var options = new UpsertOptions<Badge> { Merge = Patch<Badge>.Empty.Add(Badge.Columns.Uses, 1) };

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(() => badges.UpsertAsync(new Badge { Name = "gold", Uses = 1 }, options).AsTask())));

        (await badges.Query().ToListAsync()).Should().ContainSingle().Which.Uses.Should().Be(Callers);
    }
}
