using Storage.Core;

namespace Storage.Api.Tests;

public sealed class QueryWriteTests
{
    private static readonly Patch<Reading> Marked = Patch<Reading>.Empty.Set(Reading.Columns.Room, "marked");

    [Theory]
    [EveryDoor]
    public Task The_rows_of_a_filter_are_updated(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await InsertLevels(storage, 5);

        var changed = await storage.Query<Reading>().Where(Reading.Columns.Level >= 4).UpdateAsync(Marked);

        changed.Should().Be(2);
        (await MarkedLevels(storage)).Should().Equal(4, 5);
    });

    [Theory]
    [EveryDoor]
    public Task The_first_rows_in_an_order_are_updated(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await InsertLevels(storage, 5);

        var changed = await storage.Query<Reading>().Where(Reading.Columns.Level > 1).OrderBy(Reading.Columns.Level).Take(2).UpdateAsync(Marked);

        changed.Should().Be(2);
        (await MarkedLevels(storage)).Should().Equal(2, 3);
    });

    [Theory]
    [EveryDoor]
    public Task Every_row_is_updated_where_that_is_said(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await InsertLevels(storage, 3);

        (await storage.Query<Reading>().AllRows().UpdateAsync(Marked)).Should().Be(3);
        (await storage.Query<Reading>().AllRows().OrderByDescending(Reading.Columns.Level).Take(1).UpdateAsync(Patch<Reading>.Empty.Set(Reading.Columns.Room, "top"))).Should().Be(1);
        (await MarkedLevels(storage)).Should().Equal(1, 2);
    });

    [Theory]
    [EveryDoor]
    public Task The_rows_of_a_filter_are_deleted(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await InsertLevels(storage, 6);

        (await storage.Query<Reading>().Where(Reading.Columns.Level == 3).DeleteAsync()).Should().Be(1);
        (await storage.Query<Reading>().Where(Reading.Columns.Level > 1).OrderByDescending(Reading.Columns.Level).Take(2).DeleteAsync()).Should().Be(2);
        (await Levels(storage.Query<Reading>())).Should().Equal(1, 2, 4);
        (await storage.Query<Reading>().AllRows().DeleteAsync()).Should().Be(3);
        (await storage.Query<Reading>().AllRows().DeleteAsync()).Should().Be(0);
    });

    [Theory]
    [EveryDoor]
    public Task All_but_the_first_rows_are_deleted(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await InsertLevels(storage, 6);

        var deleted = await storage.Query<Reading>().AllRows().OrderByDescending(Reading.Columns.Level).Skip(2).DeleteAsync();

        deleted.Should().Be(4);
        (await Levels(storage.Query<Reading>())).Should().Equal(5, 6);
    });

    [Theory]
    [EveryDoor]
    public Task A_claim_gives_the_rows_as_they_are_then_in_order(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await InsertLevels(storage, 5);
        var free = storage.Query<Reading>().Where(Reading.Columns.Room.IsNull()).OrderByDescending(Reading.Columns.Level).Take(2);

        var first = await free.ClaimAsync(Marked);
        var second = await free.ClaimAsync(Marked);
        var third = await free.ClaimAsync(Marked);
        var fourth = await free.ClaimAsync(Marked);

        first.Select(reading => reading.Level).Should().Equal(5, 4);
        second.Select(reading => reading.Level).Should().Equal(3, 2);
        third.Select(reading => reading.Level).Should().Equal(1);
        fourth.Should().BeEmpty();
        first.Should().OnlyContain(reading => reading.Room == "marked");
    });

    [Fact]
    public async Task No_two_claims_get_the_same_row()
    {
        const int Rows = 60;
        await using var engine = await TestStorage.OpenAsync();
        await InsertLevels(engine, Rows);
        var free = engine.Query<Reading>().Where(Reading.Columns.Room.IsNull()).OrderBy(Reading.Columns.Level).Take(3);

        var claims = await Task.WhenAll(Enumerable.Range(0, Rows / 3).Select(_ => Task.Run(() => free.ClaimAsync(Marked).AsTask())));

        claims.SelectMany(claim => claim).Select(reading => reading.Level).Should().BeEquivalentTo(Enumerable.Range(1, Rows)).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Without_a_filter_nothing_is_updated_or_deleted()
    {
        var query = new UntouchableStorage().Query<Reading>();
        Func<Task>[] writes =
        [
            async () => await query.UpdateAsync(Marked),
            async () => await query.DeleteAsync(),
            async () => await query.OrderBy(Reading.Columns.Level).Take(1).UpdateAsync(Marked),
            async () => await query.OrderBy(Reading.Columns.Level).Take(1).DeleteAsync(),
            async () => await query.Where(Filter<Reading>.All).DeleteAsync(),
            async () => await query.Where((Reading.Columns.Level == 1) | Filter<Reading>.All).DeleteAsync(),
        ];

        foreach (var write in writes)
        {
            await write.Should().ThrowAsync<InvalidOperationException>().WithMessage("*readings*AllRows()*");
        }
    }

    [Fact]
    public async Task An_update_with_an_offset_is_refused()
    {
        var query = new UntouchableStorage().Query<Reading>().Where(Reading.Columns.Level > 0).Skip(1);

        var alone = async () => await query.UpdateAsync(Marked);
        var withLimit = async () => await query.Take(1).UpdateAsync(Marked);

        await alone.Should().ThrowAsync<InvalidOperationException>();
        await withLimit.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task A_claim_needs_a_limit_and_a_patch()
    {
        var query = new UntouchableStorage().Query<Reading>().Where(Reading.Columns.Level > 0);

        await FluentActions.Awaiting(() => query.ClaimAsync(Marked).AsTask()).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => query.Take(1).Skip(1).ClaimAsync(Marked).AsTask()).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => query.Take(1).ClaimAsync(Patch<Reading>.Empty).AsTask()).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => query.UpdateAsync(Patch<Reading>.Empty).AsTask()).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Awaiting(() => query.UpdateAsync(null!).AsTask()).Should().ThrowAsync<ArgumentNullException>();
    }

    private static async Task InsertLevels(IStorage storage, int count) =>
        await storage.Repository<Reading>().InsertManyAsync(Enumerable.Range(1, count).Select(level => new Reading { Level = level }));

    private static Task<IEnumerable<int>> MarkedLevels(IStorage storage) => Levels(storage.Query<Reading>().Where(Reading.Columns.Room == "marked"));

    private static async Task<IEnumerable<int>> Levels(EntityQuery<Reading> query) =>
        (await query.OrderBy(Reading.Columns.Level).ToListAsync()).Select(reading => reading.Level);
}
