using Storage.Core;

namespace Storage.Api.Tests;

public sealed class FilterTests
{
    private static int? NoLevel => null;

    private static readonly Reading[] Rows =
    [
        new() { Id = 1, Room = "a%b", Level = 1, MaybeLevel = null, Heat = 0.5, IsGood = true, Mood = Mood.Calm, Price = 1.10m },
        new() { Id = 2, Room = "A_b", Level = 2, MaybeLevel = 5, Heat = 1.5, IsGood = false, Mood = Mood.Busy, Price = 2.20m },
        new() { Id = 3, Room = null, Level = 2, MaybeLevel = 6, Heat = -1, IsGood = true, Mood = Mood.Cross, Price = 3.30m },
        new() { Id = 4, Room = "axb", Level = 3, MaybeLevel = null, Heat = 0, IsGood = false, Mood = Mood.Calm, Price = 4.40m },
        new() { Id = 5, Room = "中文\\房", Level = -7, MaybeLevel = 5, Heat = 9, IsGood = true, Mood = Mood.Busy, Price = 5.50m },
    ];

    public static TheoryData<string, Filter<Reading>, long[]> Cases => new()
    {
        { "==", Reading.Columns.Level == 2, [2, 3] },
        { "!=", Reading.Columns.Level != 2, [1, 4, 5] },
        { "<", Reading.Columns.Level < 2, [1, 5] },
        { "<=", Reading.Columns.Level <= 2, [1, 2, 3, 5] },
        { ">", Reading.Columns.Level > 2, [4] },
        { ">=", Reading.Columns.Level >= 2, [2, 3, 4] },
        { "between", Reading.Columns.Level.Between(1, 2), [1, 2, 3] },
        { "null != value", Reading.Columns.MaybeLevel != 5, [1, 3, 4] },
        { "null is not greater", Reading.Columns.MaybeLevel > 5, [3] },
        { "nothing is less than null", Reading.Columns.MaybeLevel < NoLevel, [] },
        { "== null value", Reading.Columns.MaybeLevel == NoLevel, [1, 4] },
        { "is null", Reading.Columns.Room.IsNull(), [3] },
        { "is not null", Reading.Columns.Room.IsNotNull(), [1, 2, 4, 5] },
        { "in", Reading.Columns.Level.In(1, 3, 99), [1, 4] },
        { "in with null", Reading.Columns.MaybeLevel.In(6, null), [1, 3, 4] },
        { "in nothing", Reading.Columns.Level.In(), [] },
        { "not in", Reading.Columns.Level.NotIn(1, 3), [2, 3, 5] },
        { "not in nothing", Reading.Columns.Level.NotIn(), [1, 2, 3, 4, 5] },
        { "in text", Reading.Columns.Room.In("axb", "中文\\房"), [4, 5] },
        { "in real", Reading.Columns.Heat.In(0.5, -1), [1, 3] },
        { "in decimal", Reading.Columns.Price.In(1.1m, 5.5m), [1, 5] },
        { "and", (Reading.Columns.Level == 2) & (Reading.Columns.IsGood == true), [3] },
        { "or", (Reading.Columns.Level == 3) | (Reading.Columns.Mood == Mood.Cross), [3, 4] },
        { "not", !(Reading.Columns.MaybeLevel == 5), [1, 3, 4] },
        { "not all", !Filter<Reading>.All, [] },
        { "all", Filter<Reading>.All, [1, 2, 3, 4, 5] },
        { "contains %", Reading.Columns.Room.Contains("%"), [1] },
        { "contains _", Reading.Columns.Room.Contains("_"), [2] },
        { "contains \\", Reading.Columns.Room.Contains("\\"), [5] },
        { "contains 文", Reading.Columns.Room.Contains("文"), [5] },
        { "starts in either case", Reading.Columns.Room.StartsWith("A"), [1, 2, 4] },
        { "ends", Reading.Columns.Room.EndsWith("B"), [1, 2, 4] },
        { "like", Reading.Columns.Room.Like("a_b"), [1, 2, 4] },
        { "by key", Filter<Reading>.ByKey(4), [4] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_filter_matches_what_it_says(string name, Filter<Reading> filter, long[] expected)
    {
        await using var engine = await TestStorage.OpenAsync();
        var readings = engine.Repository<Reading>();
        await readings.InsertManyAsync(Rows);

        var matched = await readings.Where(filter).OrderBy(Reading.Columns.Id).ToListAsync();
        var others = await readings.Where(!filter).OrderBy(Reading.Columns.Id).ToListAsync();

        matched.Select(reading => reading.Id).Should().Equal(expected, name);
        others.Select(reading => reading.Id).Should().Equal(Rows.Select(row => row.Id).Except(expected), "a filter and its negation together are all rows");
    }

    [Fact]
    public async Task Several_filters_all_have_to_match()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<Reading>().InsertManyAsync(Rows);

        var matched = await engine.Query<Reading>().Where(Reading.Columns.Level >= 2).Where(Reading.Columns.IsGood == false).Where(Reading.Columns.Room.IsNotNull()).ToListAsync();

        matched.Select(reading => reading.Id).Should().BeEquivalentTo([2L, 4L]);
    }
}
