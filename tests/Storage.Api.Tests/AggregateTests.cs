using Storage.Core;

namespace Storage.Api.Tests;

public sealed class AggregateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 6, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Small = new("00000000-0000-0000-0000-0000000000ff");
    private static readonly Guid Large = new("ff000000-0000-0000-0000-000000000000");

    private static readonly Reading[] Rows =
    [
        new() { Room = "b", Level = 3, MaybeLevel = 7, Steps = 30, MaybeSteps = 5, Heat = 0.5, MaybeHeat = -1.5, Price = 0.10m, MaybePrice = 0.0001m, IsGood = true, Mood = Mood.Busy, TakenAt = Noon, Sensor = Large },
        new() { Room = null, Level = -2, MaybeLevel = null, Steps = 10, MaybeSteps = null, Heat = 2.5, MaybeHeat = null, Price = 0.20m, MaybePrice = null, IsGood = false, Mood = Mood.Calm, TakenAt = Noon.AddDays(-1), Sensor = null },
        new() { Room = "中", Level = 4, MaybeLevel = 1, Steps = 20, MaybeSteps = -9, Heat = -3, MaybeHeat = 4, Price = 0.30m, MaybePrice = 0.0002m, IsGood = true, Mood = Mood.Cross, TakenAt = Noon.AddDays(1), Sensor = Small },
    ];

    [Theory]
    [EveryDoor]
    public Task Rows_are_counted_and_found_to_be_there(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Reading>().InsertManyAsync(Rows);

        (await storage.Query<Reading>().CountAsync()).Should().Be(3);
        (await storage.Query<Reading>().Where(Reading.Columns.IsGood == true).CountAsync()).Should().Be(2);
        (await storage.Query<Reading>().Where(Reading.Columns.Level > 9).CountAsync()).Should().Be(0);
        (await storage.Query<Reading>().ExistsAsync()).Should().BeTrue();
        (await storage.Query<Reading>().Where(Reading.Columns.Level > 9).ExistsAsync()).Should().BeFalse();
    });

    [Theory]
    [EveryDoor]
    public Task The_smallest_value_comes_in_its_columns_type(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Reading>().InsertManyAsync(Rows);
        var query = storage.Query<Reading>();

        (await query.MinAsync(Reading.Columns.Room)).Should().Be("b");
        (await query.MinAsync(Reading.Columns.Level)).Should().Be(-2);
        (await query.MinAsync(Reading.Columns.MaybeLevel)).Should().Be(1);
        (await query.MinAsync(Reading.Columns.Steps)).Should().Be(10);
        (await query.MinAsync(Reading.Columns.MaybeHeat)).Should().Be(-1.5);
        (await query.MinAsync(Reading.Columns.Price)).Should().Be(0.10m);
        (await query.MinAsync(Reading.Columns.MaybePrice)).Should().Be(0.0001m);
        (await query.MinAsync(Reading.Columns.IsGood)).Should().Be(false);
        (await query.MinAsync(Reading.Columns.Mood)).Should().Be(Mood.Calm);
        (await query.MinAsync(Reading.Columns.TakenAt)).Should().Be(Noon.AddDays(-1));
        (await query.MinAsync(Reading.Columns.Sensor)).Should().Be(Small);
    });

    [Theory]
    [EveryDoor]
    public Task The_largest_value_comes_in_its_columns_type(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Reading>().InsertManyAsync(Rows);
        var query = storage.Query<Reading>();

        (await query.MaxAsync(Reading.Columns.Room)).Should().Be("中");
        (await query.MaxAsync(Reading.Columns.Level)).Should().Be(4);
        (await query.MaxAsync(Reading.Columns.MaybeLevel)).Should().Be(7);
        (await query.MaxAsync(Reading.Columns.MaybeSteps)).Should().Be(5);
        (await query.MaxAsync(Reading.Columns.Heat)).Should().Be(2.5);
        (await query.MaxAsync(Reading.Columns.Price)).Should().Be(0.30m);
        (await query.MaxAsync(Reading.Columns.MaybePrice)).Should().Be(0.0002m);
        (await query.MaxAsync(Reading.Columns.IsGood)).Should().Be(true);
        (await query.MaxAsync(Reading.Columns.Mood)).Should().Be(Mood.Cross);
        (await query.MaxAsync(Reading.Columns.TakenAt)).Should().Be(Noon.AddDays(1));
        (await query.MaxAsync(Reading.Columns.Sensor)).Should().Be(Large);
    });

    [Theory]
    [EveryDoor]
    public Task Over_no_rows_there_is_no_smallest_largest_or_average_and_the_sum_is_zero(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var query = storage.Query<Reading>();

        (await query.MinAsync(Reading.Columns.Level)).Should().BeNull();
        (await query.MinAsync(Reading.Columns.MaybeLevel)).Should().BeNull();
        (await query.MinAsync(Reading.Columns.Room)).Should().BeNull();
        (await query.MaxAsync(Reading.Columns.TakenAt)).Should().BeNull();
        (await query.MaxAsync(Reading.Columns.Sensor)).Should().BeNull();
        (await query.MaxAsync(Reading.Columns.Room)).Should().BeNull();
        (await query.AverageAsync(Reading.Columns.Heat)).Should().BeNull();
        (await query.SumAsync(Reading.Columns.Level)).Should().Be(0);
        (await query.SumAsync(Reading.Columns.Heat)).Should().Be(0);
        (await query.SumAsync(Reading.Columns.MaybeHeat)).Should().Be(0);
        (await query.SumAsync(Reading.Columns.Price)).Should().Be(0m);
        (await query.SumAsync(Reading.Columns.MaybePrice)).Should().Be(0m);
    });

    [Theory]
    [EveryDoor]
    public Task Values_that_are_all_null_count_as_no_rows(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Reading>().InsertManyAsync([new Reading(), new Reading()]);
        var query = storage.Query<Reading>();

        (await query.MinAsync(Reading.Columns.MaybeLevel)).Should().BeNull();
        (await query.MaxAsync(Reading.Columns.Room)).Should().BeNull();
        (await query.AverageAsync(Reading.Columns.MaybeLevel)).Should().BeNull();
        (await query.SumAsync(Reading.Columns.MaybeSteps)).Should().Be(0);
        (await query.SumAsync(Reading.Columns.MaybePrice)).Should().Be(0m);
    });

    [Theory]
    [EveryDoor]
    public Task Sums_and_averages_leave_nulls_out(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        await storage.Repository<Reading>().InsertManyAsync(Rows);
        var query = storage.Query<Reading>();

        (await query.SumAsync(Reading.Columns.Level)).Should().Be(5);
        (await query.SumAsync(Reading.Columns.MaybeLevel)).Should().Be(8);
        (await query.SumAsync(Reading.Columns.Steps)).Should().Be(60);
        (await query.SumAsync(Reading.Columns.MaybeSteps)).Should().Be(-4);
        (await query.SumAsync(Reading.Columns.Heat)).Should().Be(0);
        (await query.SumAsync(Reading.Columns.MaybeHeat)).Should().Be(2.5);
        (await query.SumAsync(Reading.Columns.Price)).Should().Be(0.60m);
        (await query.SumAsync(Reading.Columns.MaybePrice)).Should().Be(0.0003m);
        (await query.AverageAsync(Reading.Columns.MaybeLevel)).Should().Be(4);
        (await query.AverageAsync(Reading.Columns.Level)).Should().BeApproximately(5 / 3.0, 1e-12);
        (await query.AverageAsync(Reading.Columns.Price)).Should().BeApproximately(0.2, 1e-12);
        (await query.AverageAsync(Reading.Columns.MaybePrice)).Should().BeApproximately(0.00015, 1e-12);
        (await query.AverageAsync(Reading.Columns.MaybeHeat)).Should().Be(1.25);
    });

    [Fact]
    public async Task What_holds_no_numbers_has_no_average()
    {
        var query = new UntouchableStorage().Query<Reading>();

        foreach (var column in (Column<Reading>[])[Reading.Columns.Room, Reading.Columns.Sensor, Reading.Columns.TakenAt, Reading.Columns.IsGood])
        {
            await FluentActions.Awaiting(() => query.AverageAsync(column).AsTask()).Should().ThrowAsync<ArgumentException>().WithMessage($"*{column}*");
        }
    }

    [Fact]
    public async Task A_limit_or_an_offset_is_refused()
    {
        var all = new UntouchableStorage().Query<Reading>();
        foreach (var query in (EntityQuery<Reading>[])[all.Take(1), all.Skip(1)])
        {
            Func<Task>[] reads =
            [
                async () => await query.CountAsync(),
                async () => await query.ExistsAsync(),
                async () => await query.GroupCountAsync(Reading.Columns.Room),
                async () => await query.MinAsync(Reading.Columns.Level),
                async () => await query.MaxAsync(Reading.Columns.Room),
                async () => await query.SumAsync(Reading.Columns.Price),
                async () => await query.AverageAsync(Reading.Columns.Heat),
            ];
            foreach (var read in reads)
            {
                await read.Should().ThrowAsync<InvalidOperationException>().WithMessage("*Take*Skip*");
            }
        }
    }

    [Fact]
    public async Task A_query_and_a_column_are_needed()
    {
        EntityQuery<Reading> none = null!;
        var query = new UntouchableStorage().Query<Reading>();
        Func<Task>[] reads =
        [
            async () => await none.MinAsync(Reading.Columns.Level),
            async () => await none.MaxAsync(Reading.Columns.Room),
            async () => await none.SumAsync(Reading.Columns.Steps),
            async () => await none.AverageAsync(Reading.Columns.Steps),
            async () => await query.MinAsync((Column<Reading, int>)null!),
            async () => await query.MaxAsync((Column<Reading, string?>)null!),
            async () => await query.SumAsync((Column<Reading, decimal>)null!),
            async () => await query.AverageAsync(null!),
            async () => await query.DistinctAsync<int>(null!),
            async () => await query.GroupCountAsync<int>(null!),
        ];

        foreach (var read in reads)
        {
            await read.Should().ThrowAsync<ArgumentNullException>();
        }
    }
}
