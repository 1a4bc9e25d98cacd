using Storage.Core;

namespace Storage.ConformanceTests;

public abstract class QuerySuite(TestEngine engine) : StorageSuite(engine)
{
    private static readonly Query<Sample> All = Query.From<Sample>();

    [Fact]
    public async Task Nulls_come_first_ascending_and_last_descending()
    {
        await AddSamples();

        (await Ids(All.OrderBy(Sample.Columns.MaybeNumber).OrderBy(Sample.Columns.Id))).Should().Equal(2, 5, 4, 1, 3);
        (await Ids(All.OrderByDescending(Sample.Columns.MaybeNumber).OrderByDescending(Sample.Columns.Id))).Should().Equal(3, 1, 4, 5, 2);
    }

    [Fact]
    public async Task Take_and_skip_cut_a_window()
    {
        await AddSamples();
        var ordered = All.OrderBy(Sample.Columns.Id);

        (await Ids(ordered.Take(2))).Should().Equal(1, 2);
        (await Ids(ordered.Skip(3))).Should().Equal(4, 5);
        (await Ids(ordered.Skip(1).Take(2))).Should().Equal(2, 3);
        (await Ids(ordered.Take(0))).Should().BeEmpty();
        (await Ids(ordered.Skip(9))).Should().BeEmpty();
    }

    [Fact]
    public async Task Aggregates_over_rows_and_over_none()
    {
        await AddSamples();
        var none = All.Where(Sample.Columns.Id > 100);

        (await Value(All.Aggregate(SelectItemKind.Count))).Should().Be(DbValue.From(5));
        (await Value(All.Aggregate(SelectItemKind.Min, Sample.Columns.MaybeNumber))).Should().Be(DbValue.From(-7));
        (await Value(All.Aggregate(SelectItemKind.Max, Sample.Columns.Text))).Should().Be(DbValue.From("c"));
        (await Value(All.Aggregate(SelectItemKind.Sum, Sample.Columns.MaybeNumber))).Should().Be(DbValue.From(13));
        (await Value(All.Aggregate(SelectItemKind.Average, Sample.Columns.MaybeNumber))).AsDouble().Should().BeApproximately(13 / 3.0, 1e-9);
        (await Value(All.Aggregate(SelectItemKind.Exists))).Should().Be(DbValue.From(1));
        (await Value(none.Aggregate(SelectItemKind.Count))).Should().Be(DbValue.From(0));
        (await Value(none.Aggregate(SelectItemKind.Exists))).Should().Be(DbValue.From(0));
        (await Value(none.Aggregate(SelectItemKind.Sum, Sample.Columns.Number))).AsDouble().Should().Be(0);
        (await Value(none.Aggregate(SelectItemKind.Average, Sample.Columns.Number))).IsNull.Should().BeTrue();
        (await Value(none.Aggregate(SelectItemKind.Max, Sample.Columns.Number))).IsNull.Should().BeTrue();
    }

    [Fact]
    public async Task Groups_are_counted_with_nulls_as_a_group()
    {
        await AddSamples();

        var rows = await Storage.QueryAsync(All.GroupCount(Sample.Columns.MaybeNumber));

        rows.Select(row => (row[0].ToObject(), row[1].AsInt64())).Should().BeEquivalentTo(new (object?, long)[] { (null, 2), (-7L, 1), (10L, 2) });
    }

    [Fact]
    public async Task Distinct_columns_are_given_once()
    {
        await AddSamples();

        var rows = await Storage.QueryAsync(All.OrderBy(Sample.Columns.Text).SelectColumns(distinct: true, Sample.Columns.Text, Sample.Columns.Flag));

        rows.Select(row => (row[0].AsString(), row[1].AsInt64())).Should().Equal(("a", 0), ("b", 1), ("c", 0));
    }

    [Fact]
    public async Task Aggregates_cover_all_rows_of_the_filter_so_a_window_is_refused()
    {
        var count = () => All.Take(1).Aggregate(SelectItemKind.Count);
        var group = () => All.Skip(1).GroupCount(Sample.Columns.Text);

        count.Should().Throw<InvalidOperationException>();
        group.Should().Throw<InvalidOperationException>();
        (await Value(All.OrderBy(Sample.Columns.Id).Aggregate(SelectItemKind.Count))).AsInt64().Should().Be(0);
    }

    [Fact]
    public async Task A_projection_reads_the_columns_of_its_row()
    {
        await AddNote("a", "c1", 1.5);
        await AddNote("b", "c1", 0.5);

        var heads = await Storage.QueryAsync(Query.From<Note>().Where(Note.Columns.ChatId == "c1").OrderBy(Note.Columns.Time).Take(5).Select<Note, NoteHead>());
        var wrong = () => Query.From<Sample>().Select<Sample, NoteHead>();

        heads.Should().Equal(new NoteHead("b", 0.5), new NoteHead("a", 1.5));
        wrong.Should().Throw<Exception>().Which.ToString().Should().Contain("note_id");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40_000)]
    public async Task A_list_may_have_any_length(int count)
    {
        await AddSamples();
        var numbers = Enumerable.Range(0, count).Select(i => i == 0 ? 10 : (int?)(i + 1_000)).ToArray();

        (await Ids(All.Where(Sample.Columns.MaybeNumber.In(numbers)).OrderBy(Sample.Columns.Id))).Should().Equal(count == 0 ? [] : new long[] { 1, 3 });
        (await Ids(All.Where(Sample.Columns.MaybeNumber.NotIn(numbers)).OrderBy(Sample.Columns.Id))).Should().Equal(count == 0 ? [1, 2, 3, 4, 5] : new long[] { 2, 4, 5 });
    }

    [Fact]
    public async Task Lists_hold_identifiers_nulls_texts_reals_and_truth_values()
    {
        var guid = Guid.CreateVersion7();
        string[] texts = ["", "it's", "雪😀", "\"\\", "a\0b", "a", "%_"];
        double[] reals = [0.1, 1.0 / 3, 1e300, 5e-324, -2.5, 123456789.123456789, double.MaxValue, 9007199254740993];
        await Insert([.. texts.Select((text, i) => new Sample { Id = i + 1, Text = text, Ref = i == 0 ? guid : null, Real = reals[i], Flag = i == 1 })]);

        (await Ids(All.Where(Sample.Columns.Ref.In(guid, Guid.NewGuid())))).Should().Equal(1);
        (await Ids(All.Where(Sample.Columns.Ref.In(guid, null)))).Should().HaveCount(texts.Length);
        (await Ids(All.Where(Sample.Columns.Ref.NotIn(null, Guid.NewGuid())))).Should().Equal(1);
        (await Ids(All.Where(Sample.Columns.Ref.NotIn(guid)))).Should().HaveCount(texts.Length - 1);
        (await Ids(All.Where(Sample.Columns.Flag.In(true)))).Should().Equal(2);
        for (var i = 0; i < texts.Length; i++)
        {
            (await Ids(All.Where(Sample.Columns.Text.In(texts[i], "no such text")))).Should().Equal([i + 1], $"of {i}");
            (await Ids(All.Where(Sample.Columns.Real.In(reals[i])))).Should().Equal([i + 1], $"of {reals[i]:R}");
        }
    }

    [Fact]
    public async Task Lists_hold_the_largest_integers()
    {
        await Insert(new Everything { Id = Guid.NewGuid(), Int64 = long.MaxValue }, new Everything { Id = Guid.NewGuid(), Int64 = long.MinValue });

        (await Storage.QueryAsync(Query.From<Everything>().Where(Everything.Columns.Int64.In(long.MaxValue)))).Should().ContainSingle();
        (await Storage.QueryAsync(Query.From<Everything>().Where(Everything.Columns.Int64.In(long.MinValue, long.MaxValue)))).Should().HaveCount(2);
    }

    [Fact]
    public async Task Patterns_match_ascii_in_either_case_and_escape_what_is_no_wildcard()
    {
        string[] texts = ["100%", "1000", "a_b", "axb", @"c\d", "ÄB", "äb", "Hello"];
        await Insert([.. texts.Select((text, i) => new Sample { Id = i + 1, MaybeText = text }), new Sample { Id = 99 }]);
        var column = Sample.Columns.MaybeText;

        (await Ids(All.Where(column.Contains("0%")))).Should().Equal(1);
        (await Ids(All.Where(column.StartsWith("a_")))).Should().Equal(3);
        (await Ids(All.Where(column.EndsWith(@"\d")))).Should().Equal(5);
        (await Ids(All.Where(column.Contains("hELLO")))).Should().Equal(8);
        (await Ids(All.Where(column.StartsWith("ä")))).Should().Equal(7);
        (await Ids(All.Where(column.Like("_x_")))).Should().Equal(4);
        (await Ids(All.Where(column.Like(@"100\%")))).Should().Equal(1);
        (await Ids(All.Where(column.Contains("")).OrderBy(Sample.Columns.Id))).Should().HaveCount(8);
        (await Ids(All.Where(!column.Contains("")))).Should().Equal(99);
    }

    [Fact]
    public async Task Values_are_computed_of_each_group()
    {
        await AddSamples();
        SelectItem[] values = [new(SelectItemKind.Sum, Sample.Columns.MaybeNumber.Map), new(SelectItemKind.Count), new(SelectItemKind.Max, Sample.Columns.Id.Map)];

        var rows = await Storage.QueryAsync(All.Where(Sample.Columns.Id < 5L).GroupAggregate([Sample.Columns.Text], values));

        rows.Select(row => (row[0].AsString(), row[1].AsInt64(), row[2].AsInt64(), row[3].AsInt64())).Should()
            .BeEquivalentTo([("a", 3L, 2L, 4L), ("b", 0L, 1L, 2L), ("c", 10L, 1L, 3L)]);
    }

    [Fact]
    public async Task Without_columns_there_is_one_group_of_all_rows()
    {
        await AddSamples();

        var rows = await Storage.QueryAsync(All.GroupAggregate([], [new(SelectItemKind.Count), new(SelectItemKind.Sum, Sample.Columns.MaybeNumber.Map)]));

        rows.Should().ContainSingle().Which[1].AsInt64().Should().Be(13);
    }

    [Fact]
    public void A_column_among_the_values_of_a_group_is_refused()
    {
        var act = () => All.GroupAggregate([Sample.Columns.Text], [new(SelectItemKind.Column, Sample.Columns.Id.Map)]);

        act.Should().Throw<ArgumentException>();
    }

    private async Task<long[]> Ids(Query<Sample> query) => [.. (await Storage.QueryAsync(query)).Select(sample => sample.Id)];

    private async Task<DbValue> Value(Query<ValueRow> query) => (await Storage.QueryAsync(query)).Should().ContainSingle().Which[0];

    private ValueTask<WriteResult> AddSamples() => Insert(
        new Sample { Id = 1, Text = "a", MaybeNumber = 10 },
        new Sample { Id = 2, Text = "b", Flag = true },
        new Sample { Id = 3, Text = "c", MaybeNumber = 10 },
        new Sample { Id = 4, Text = "a", MaybeNumber = -7 },
        new Sample { Id = 5, Text = "b", Flag = true });
}
