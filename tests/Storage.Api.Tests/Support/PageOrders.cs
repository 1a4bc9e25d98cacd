namespace Storage.Api.Tests;

using Words = Func<EntityQuery<Reading>, EntityQuery<Reading>>;

/// <summary>Orders to page in, each with what it means in memory: nulls are smallest, text goes by code points, the key decides
/// last.</summary>
internal static class PageOrders
{
    public static IReadOnlyDictionary<string, (Words Words, IComparer<Reading> Comparer)> All { get; } = new Dictionary<string, (Words Words, IComparer<Reading> Comparer)>
    {
        ["none"] = (query => query, By((row => row.Id, false))),
        ["key down"] = (query => query.OrderByDescending(Reading.Columns.Id), By((row => row.Id, true))),
        ["room"] = (query => query.OrderBy(Reading.Columns.Room), By((row => row.Room, false), (row => row.Id, false))),
        ["room down"] = (query => query.OrderByDescending(Reading.Columns.Room), By((row => row.Room, true), (row => row.Id, true))),
        ["level down, heat"] = (
            query => query.OrderByDescending(Reading.Columns.Level).OrderBy(Reading.Columns.Heat),
            By((row => row.Level, true), (row => row.Heat, false), (row => row.Id, false))),
        ["good, level, price"] = (
            query => query.OrderBy(Reading.Columns.IsGood).OrderBy(Reading.Columns.Level).OrderBy(Reading.Columns.Price),
            By((row => row.IsGood, false), (row => row.Level, false), (row => row.Price, false), (row => row.Id, false))),
        ["maybe level down, room, maybe heat down"] = (
            query => query.OrderByDescending(Reading.Columns.MaybeLevel).OrderBy(Reading.Columns.Room).OrderByDescending(Reading.Columns.MaybeHeat),
            By((row => row.MaybeLevel, true), (row => row.Room, false), (row => row.MaybeHeat, true), (row => row.Id, true))),
        ["time down, sensor, maybe price"] = (
            query => query.OrderByDescending(Reading.Columns.TakenAt).OrderBy(Reading.Columns.Sensor).OrderBy(Reading.Columns.MaybePrice),
            By((row => row.TakenAt, true), (row => row.Sensor, false), (row => row.MaybePrice, false), (row => row.Id, false))),
        ["mood, key down, room"] = (
            query => query.OrderBy(Reading.Columns.Mood).OrderByDescending(Reading.Columns.Id).OrderBy(Reading.Columns.Room),
            By((row => row.Mood, false), (row => row.Id, true))),
        ["level twice"] = (
            query => query.OrderBy(Reading.Columns.Level).OrderByDescending(Reading.Columns.Level),
            By((row => row.Level, false), (row => row.Id, true))),
        ["steps"] = (query => query.OrderBy(Reading.Columns.Steps), By((row => row.Steps, false), (row => row.Id, false))),
    };

    private static Comparer<Reading> By(params (Func<Reading, IComparable?> Value, bool Descending)[] terms) => Comparer<Reading>.Create((left, right) =>
    {
        foreach (var (value, descending) in terms)
        {
            var difference = (value(left), value(right)) switch
            {
                (null, null) => 0,
                (null, _) => -1,
                (_, null) => 1,
                (string a, string b) => string.CompareOrdinal(a, b),
                var (a, b) => a.CompareTo(b),
            };
            if (difference != 0)
            {
                return descending ? -difference : difference;
            }
        }

        return 0;
    });
}
