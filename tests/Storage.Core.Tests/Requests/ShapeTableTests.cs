namespace Storage.Core.Tests;

public sealed class ShapeTableTests
{
    [Fact]
    public void Requests_that_differ_in_values_only_share_a_shape()
    {
        var first = Query.From<Note>().Where(Note.Columns.NoteId == "a" & Note.Columns.Time > 1).Take(5);
        var second = Query.From<Note>().Where(Note.Columns.NoteId == "b" & Note.Columns.Time > 2).Take(6);
        var other = Query.From<Note>().Where(Note.Columns.NoteId == "b" & Note.Columns.Time >= 2).Take(6);

        second.Shape.Should().BeSameAs(first.Shape);
        other.Shape.Should().NotBeSameAs(first.Shape);
        first.Shape.Id.Should().BeInRange(0, ShapeTable.Capacity - 1);
    }

    [Fact]
    public void Conditions_that_mean_different_things_never_share_a_shape()
    {
        var (id, time) = (Note.Columns.NoteId, Note.Columns.Time);
        Filter<Note>[] filters =
        [
            id == "a", id != "a", id.IsNull(), id.IsNotNull(), !(id == "a"), id.In("a"), id.In("a", null), id.NotIn("a"), id.Like("a"),
            id == "a" & time > 1, id == "a" | time > 1, time > 1 & id == "a", !(id == "a" & time > 1), !(id == "a") & time > 1, time < 1, time <= 1, time >= 1, time > 1,
        ];

        var shapes = filters.Select(filter => Query.From<Note>().Where(filter).Shape).ToList();

        shapes.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task More_shapes_than_are_kept_give_right_answers_within_the_limit_of_statements()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(options => options.StatementsPerConnection = 16);
        await storage.Add("a");

        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < ShapeTable.Capacity + 200; i++)
            {
                var sql = new Sql(0, 0);
                sql.AppendLiteral($"select {i}, note_id from notes where note_id = ");
                sql.AppendFormatted("a");

                var row = (await storage.QueryAsync<ValueRow>(sql)).Should().ContainSingle().Which;

                (row[0].AsInt64(), row[1].AsString()).Should().Be((i, "a"));
            }

            await storage.Add($"after {round}");
            (await storage.FindAsync(new Lookup<Note>(Note.Columns.NoteId.Map, DbValue.From("a")))).Should().NotBeNull();
        }
    }

    [Fact]
    public async Task Shapes_that_push_each_other_out_under_concurrency_never_mix_their_answers()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(options => options.StatementsPerConnection = 16);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 600; i++)
            {
                var sql = new Sql(0, 0);
                sql.AppendLiteral($"select {worker * 10_000 + i}, ");
                sql.AppendFormatted((long)i);

                var row = (await storage.QueryAsync<ValueRow>(sql)).Single();

                (row[0].AsInt64(), row[1].AsInt64()).Should().Be((worker * 10_000 + i, i));
            }
        })));
    }
}
