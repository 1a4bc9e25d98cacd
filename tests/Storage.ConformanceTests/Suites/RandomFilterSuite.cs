using Storage.Core;
using Xunit.Abstractions;

namespace Storage.ConformanceTests;

/// <summary>Random filters over random rows mean what the same conditions mean in C#.</summary>
public abstract class RandomFilterSuite(TestEngine engine, ITestOutputHelper output) : StorageSuite(engine)
{
    private const int Filters = 3_000;

    [Fact]
    public async Task A_filter_matches_what_its_condition_matches_in_memory()
    {
        var values = StartRandom();
        var rows = Enumerable.Range(1, 120).Select(i => values.Row(i)).ToArray();
        await Insert(rows);
        var filters = new RandomFilters(values);

        for (var i = 0; i < Filters; i++)
        {
            var (filter, test, text) = filters.Next(depth: i % 4);

            var found = await Storage.QueryAsync(Query.From<Sample>().Where(filter).OrderBy(Sample.Columns.Id));

            found.Select(row => row.Id).SequenceEqual(rows.Where(test).Select(row => row.Id)).Should().BeTrue("of filter {0}: {1}", i, text);
        }
    }

    [Fact]
    public async Task Deletes_and_patches_take_the_same_filters()
    {
        var values = StartRandom();
        var filters = new RandomFilters(values);
        var model = Enumerable.Range(1, 400).Select(i => values.Row(i)).ToDictionary(row => row.Id);
        await Insert([.. model.Values]);

        for (var i = 0; i < 150; i++)
        {
            var (filter, test, text) = filters.Next(depth: 3);
            var matched = model.Values.Where(test).ToList();
            var isDelete = i % 10 == 9 && matched.Count < 100;

            var result = await Apply(isDelete
                ? Write.Delete(Query.From<Sample>().Where(filter))
                : Write.Patch(Patch<Sample>.Empty.Set(Sample.Columns.MaybeText, "patched").Add(Sample.Columns.MaybeNumber, 1), filter));

            result.RowsAffected.Should().Be(matched.Count, "of filter {0}", text);
            foreach (var row in matched)
            {
                model[row.Id] = row with { MaybeText = "patched", MaybeNumber = (row.MaybeNumber ?? 0) + 1 };
                _ = isDelete && model.Remove(row.Id);
            }
        }

        (await Storage.QueryAsync(Query.From<Sample>().OrderBy(Sample.Columns.Id))).Should().Equal(model.Values.OrderBy(row => row.Id));
    }

    private RandomSamples StartRandom()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        return new RandomSamples(seed);
    }
}
