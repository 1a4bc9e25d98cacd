using Storage.Core;

namespace Storage.Api.Tests;

public sealed class GroupTests
{
    private static readonly Reading[] Rows =
    [
        new() { Id = 1, Room = "b", Mood = Mood.Cross },
        new() { Id = 2, Room = "a", Mood = Mood.Calm },
        new() { Id = 3, Room = null, Mood = Mood.Cross },
        new() { Id = 4, Room = "b", Mood = Mood.Cross },
        new() { Id = 5, Room = "b", Mood = Mood.Busy },
        new() { Id = 6, Room = null, Mood = Mood.Busy },
    ];

    [Theory]
    [EveryDoor]
    public Task Distinct_values_come_once_in_the_columns_order(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Reading>().InsertManyAsync(Rows);
        var query = storage.Query<Reading>();

        (await query.DistinctAsync(Reading.Columns.Room)).Should().Equal(null, "a", "b");
        (await query.DistinctAsync(Reading.Columns.Mood)).Should().Equal(Mood.Calm, Mood.Busy, Mood.Cross);
        (await query.Where(Reading.Columns.Room == "b").DistinctAsync(Reading.Columns.Mood)).Should().Equal(Mood.Busy, Mood.Cross);
        (await query.Where(Reading.Columns.Room == "none").DistinctAsync(Reading.Columns.Mood)).Should().BeEmpty();
    });

    [Fact]
    public async Task Distinct_values_come_in_the_columns_order_whatever_the_query_is_ordered_by()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Reading>().InsertManyAsync(Rows);

        (await engine.Query<Reading>().OrderByDescending(Reading.Columns.Id).DistinctAsync(Reading.Columns.Room)).Should().Equal(null, "a", "b");
    }

    [Theory]
    [EveryDoor]
    public Task Groups_are_counted_the_largest_first(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Reading>().InsertManyAsync(Rows);

        var rooms = await storage.Query<Reading>().GroupCountAsync(Reading.Columns.Room);
        var moods = await storage.Query<Reading>().Where(Reading.Columns.Room == "b").GroupCountAsync(Reading.Columns.Mood);

        rooms.Should().Equal(new GroupCount<string?>("b", 3), new GroupCount<string?>(null, 2), new GroupCount<string?>("a", 1));
        moods.Should().Equal(new GroupCount<Mood>(Mood.Cross, 2), new GroupCount<Mood>(Mood.Busy, 1));
    });

    [Fact]
    public async Task No_rows_make_no_groups()
    {
        await using var engine = await TestStorage.OpenAsync();

        (await engine.Query<Reading>().GroupCountAsync(Reading.Columns.Room)).Should().BeEmpty();
    }
}
