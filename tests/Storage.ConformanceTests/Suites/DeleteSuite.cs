using Storage.Core;

namespace Storage.ConformanceTests;

public abstract class DeleteSuite(TestEngine engine) : StorageSuite(engine)
{
    private static readonly Query<Note> Newest = Query.From<Note>().OrderByDescending(Note.Columns.Time);

    [Fact]
    public async Task A_filter_deletes_what_it_matches()
    {
        await AddTen();

        var result = await Apply(Write.Delete(Query.From<Note>().Where(Note.Columns.Time >= 7)));

        result.RowsAffected.Should().Be(3);
        (await NoteIds()).Should().Equal("n0", "n1", "n2", "n3", "n4", "n5", "n6");
    }

    [Fact]
    public async Task A_limit_deletes_the_first_in_order()
    {
        await AddTen();

        var result = await Apply(Write.Delete(Newest.Take(3)));

        result.RowsAffected.Should().Be(3);
        (await NoteIds()).Should().Equal("n0", "n1", "n2", "n3", "n4", "n5", "n6");
    }

    [Fact]
    public async Task An_offset_keeps_the_first_in_order()
    {
        await AddTen();

        var result = await Apply(Write.Delete(Newest.Skip(4)));

        result.RowsAffected.Should().Be(6);
        (await NoteIds()).Should().Equal("n6", "n7", "n8", "n9");
    }

    [Fact]
    public async Task A_limit_and_an_offset_take_a_window_of_what_the_filter_matches()
    {
        await AddTen();

        await Apply(Write.Delete(Newest.Where(Note.Columns.Time < 8).Skip(1).Take(2)));

        (await NoteIds()).Should().Equal("n0", "n1", "n2", "n3", "n4", "n7", "n8", "n9");
    }

    [Fact]
    public async Task A_query_without_a_filter_deletes_all()
    {
        await AddTen();

        var result = await Apply(Write.Delete(Query.From<Note>()));

        result.RowsAffected.Should().Be(10);
        (await NoteIds()).Should().BeEmpty();
    }

    [Fact]
    public async Task Another_number_of_rows_than_expected_deletes_nothing()
    {
        await AddTen();

        var failure = await FailureOf(Apply(Write.Delete(Newest.Take(3), expectedRows: 4)));

        failure.Code.Should().Be(StorageErrorCode.RowCountMismatch);
        (await NoteIds()).Should().HaveCount(10);
    }

    [Fact]
    public async Task A_query_of_raw_sql_is_no_filter_for_a_delete()
    {
        await AddTen();

        var act = () => Write.Delete(Query.FromSql<Note>($"select * from notes where note_id = 'n1'"));

        act.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public async Task A_deleted_row_can_be_inserted_again()
    {
        await AddNote("a");
        await Apply(Write.Delete(Query.From<Note>().Where(Note.Columns.NoteId == "a")));

        await AddNote("a");

        (await NoteIds()).Should().Equal("a");
    }

    private ValueTask<WriteResult> AddTen() => Insert([.. Enumerable.Range(0, 10).Select(i => new Note { NoteId = $"n{i}", Time = i })]);
}
