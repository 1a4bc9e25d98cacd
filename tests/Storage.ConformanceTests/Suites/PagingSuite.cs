using Storage.Core;
using Xunit.Abstractions;

namespace Storage.ConformanceTests;

/// <summary>Paging by key, forwards and backwards, over ties, nulls and mixed directions.</summary>
public abstract class PagingSuite(TestEngine engine, ITestOutputHelper output) : StorageSuite(engine)
{
    public static TheoryData<int> Orders => [.. Enumerable.Range(0, OrderCases.Length)];

    private static readonly Query<Sample>[] OrderCases =
    [
        Query.From<Sample>(),
        Query.From<Sample>().OrderByDescending(Sample.Columns.Id),
        Query.From<Sample>().OrderBy(Sample.Columns.Number),
        Query.From<Sample>().OrderByDescending(Sample.Columns.Number),
        Query.From<Sample>().OrderBy(Sample.Columns.MaybeNumber),
        Query.From<Sample>().OrderByDescending(Sample.Columns.MaybeText),
        Query.From<Sample>().OrderBy(Sample.Columns.Number).OrderByDescending(Sample.Columns.Real),
        Query.From<Sample>().OrderByDescending(Sample.Columns.MaybeReal).OrderBy(Sample.Columns.MaybeText).OrderByDescending(Sample.Columns.Ref),
        Query.From<Sample>().OrderBy(Sample.Columns.Flag).OrderBy(Sample.Columns.Id).OrderBy(Sample.Columns.Text),
        Query.From<Sample>().OrderBy(Sample.Columns.MaybeFlag).OrderByDescending(Sample.Columns.At),
        Query.From<Sample>().Where(Sample.Columns.MaybeNumber != 1 | Sample.Columns.Flag == true).OrderByDescending(Sample.Columns.Real).OrderByDescending(Sample.Columns.MaybeNumber),
    ];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Pages_both_ways_are_the_whole_order(int order)
    {
        var values = await AddSamples(200);
        var query = OrderCases[order];
        var all = await Ids(query.OrderedByKey());
        var size = values.Random.Next(1, 9);

        var forwards = await Walk(query.OrderedByKey(), size, last => query.After(query.PositionOf(last)));
        var backwards = await Walk(query.Reversed(), size, last => query.Reversed().After(query.PositionOf(last)));

        all.Should().OnlyHaveUniqueItems();
        forwards.Should().Equal(all);
        backwards.Should().Equal(Enumerable.Reverse(all));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Rows_that_come_and_go_meanwhile_shift_nothing(int order)
    {
        var values = await AddSamples(120);
        var query = OrderCases[order];
        var atStart = await Ids(query.OrderedByKey());
        var removed = new HashSet<long>();
        var next = 1_000L;
        var seen = new List<long>();
        var page = await Storage.QueryAsync(query.OrderedByKey().Take(5));

        while (page.Count > 0)
        {
            seen.AddRange(page.Select(row => row.Id));
            seen.Count.Should().BeLessThan(200, "each page moves on");
            var gone = values.Pick(atStart);
            removed.Add(gone);
            await Apply(Write.Delete(Query.From<Sample>().Where(Sample.Columns.Id == gone)));
            await Insert(next < 1_040 ? [values.Row(next++)] : Array.Empty<Sample>());
            page = await Storage.QueryAsync(query.After(query.PositionOf(page[^1])).Take(5));
        }

        seen.Should().OnlyHaveUniqueItems();
        seen.Where(id => id < 1_000 && !removed.Contains(id)).Should().Equal(atStart.Where(id => !removed.Contains(id)));
    }

    [Fact]
    public void Paging_by_key_and_skipping_exclude_each_other()
    {
        var act = () => Query.From<Sample>().Skip(1).OrderedByKey();

        act.Should().Throw<InvalidOperationException>();
    }

    private async Task<List<long>> Walk(Query<Sample> first, int size, Func<Sample, Query<Sample>> beyond)
    {
        var ids = new List<long>();
        var page = await Storage.QueryAsync(first.Take(size));
        while (page.Count > 0)
        {
            ids.AddRange(page.Select(row => row.Id));
            page = await Storage.QueryAsync(beyond(page[^1]).Take(size));
        }

        return ids;
    }

    private async Task<long[]> Ids(Query<Sample> query) => [.. (await Storage.QueryAsync(query)).Select(row => row.Id)];

    private async Task<RandomSamples> AddSamples(int count)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var values = new RandomSamples(seed);
        await Insert([.. Enumerable.Range(1, count).Select(i => values.Row(i))]);
        return values;
    }
}
