using Storage.Core;

namespace Storage.ConformanceTests;

public abstract class RawSqlSuite(TestEngine engine) : StorageSuite(engine)
{
    [Fact]
    public async Task A_read_gives_rows_of_any_row_type()
    {
        await AddNote("a", "c1", 1.5);
        var least = 1.0;

        var heads = await Storage.QueryAsync<NoteHead>($"select note_id, time from notes where time > {least}");
        var values = await Storage.QueryAsync<ValueRow>($"select count(*), max(note_id) from notes");

        heads.Should().Equal(new NoteHead("a", 1.5));
        values.Should().ContainSingle();
        values[0][0].Should().Be(DbValue.From(1));
        values[0][1].Should().Be(DbValue.From("a"));
    }

    [Fact]
    public async Task A_write_says_how_many_rows_it_affected()
    {
        await AddNote("a");
        await AddNote("b");
        var id = "a";

        var result = await Storage.WriteAsync($"update notes set time = {7.0} where note_id <> {id}");

        result.RowsAffected.Should().Be(1);
        (await FindNote("b"))!.Time.Should().Be(7);
    }

    [Theory]
    [InlineData("'; drop table notes; --")]
    [InlineData("a' or '1'='1")]
    [InlineData("?1")]
    [InlineData("{0}")]
    [InlineData("\"; delete from notes; \\")]
    public async Task A_value_stays_a_value(string hostile)
    {
        await AddNote("a");

        await Storage.WriteAsync($"insert into notes (note_id, time, is_pinned, created_at) values ({hostile}, 0, {false}, 0)");

        var found = await Storage.QueryAsync<ValueRow>($"select note_id from notes where note_id = {hostile}");
        found.Should().ContainSingle().Which[0].AsString().Should().Be(hostile);
        (await NoteIds()).Should().Equal("a", hostile);
    }

    [Fact]
    public async Task A_list_in_a_hole_is_the_right_side_of_an_in()
    {
        var notes = new[] { await AddNote("a"), await AddNote("b"), await AddNote("c") };
        IEnumerable<long> ids = [notes[0].Id, notes[2].Id, 99];
        IEnumerable<string> names = ["b", "it's", "\"]"];
        IEnumerable<long> none = [];

        var byId = await Storage.QueryAsync<ValueRow>($"select note_id from notes where id in {ids} and time < {1.0} order by id");
        var byName = await Storage.QueryAsync<ValueRow>($"select note_id from notes where note_id in {names}");
        var byNone = await Storage.QueryAsync<ValueRow>($"select note_id from notes where id in {none}");

        byId.Select(row => row[0].AsString()).Should().Equal("a", "c");
        byName.Select(row => row[0].AsString()).Should().Equal("b");
        byNone.Should().BeEmpty();
    }

    [Fact]
    public async Task A_list_of_identifiers_matches_them_or_is_refused()
    {
        var person = new Person { Id = Guid.CreateVersion7(), Email = "a" };
        await Insert(person);
        var ids = DbValue.FromList(DbValue.From(person.Id));

        int? count;
        try
        {
            count = (await Storage.QueryAsync<Person>($"select id, email, town, points from persons where id in {ids}")).Count;
        }
        catch (StorageException exception) when (exception.Code == StorageErrorCode.InvalidValue)
        {
            count = null;
        }

        count.Should().NotBe(0, "an IN that silently matches nothing is a wrong answer");
    }

    [Fact]
    public async Task Nulls_and_every_kind_of_hole_travel()
    {
        string? text = null;
        byte[] bytes = [1, 2];
        var guid = Guid.NewGuid();
        var at = DateTimeOffset.UnixEpoch.AddSeconds(1);

        var row = (await Storage.QueryAsync<ValueRow>($"select {text}, {bytes}, {guid}, {at}, {5}, {true}, {2.5}")).Single();

        row[0].IsNull.Should().BeTrue();
        row[1].AsBytes().ToArray().Should().Equal(bytes);
        row[2].Should().Be(DbValue.From(guid));
        row[3].AsInt64().Should().Be(1_000_000);
        row[4].AsInt64().Should().Be(5);
        row[5].AsInt64().Should().Be(1);
        row[6].AsDouble().Should().Be(2.5);
    }

    [Fact]
    public async Task A_query_may_not_write()
    {
        await AddNote("a");

        var failure = await FailureOf(Storage.QueryAsync<ValueRow>($"delete from notes returning id"));

        failure.Code.Should().Be(StorageErrorCode.Forbidden);
        (await NoteIds()).Should().Equal("a");
    }

    [Fact]
    public async Task Only_one_statement_runs_at_a_time()
    {
        await AddNote("a");

        var failure = await FailureOf(Storage.WriteAsync($"select 1; delete from notes"));

        failure.Code.Should().Be(StorageErrorCode.InvalidSql);
        (await NoteIds()).Should().Equal("a");
    }

    [Fact]
    public async Task Wrong_sql_and_wrong_columns_are_said()
    {
        var syntax = await FailureOf(Storage.QueryAsync<ValueRow>($"selec 1"));
        var table = await FailureOf(Storage.WriteAsync($"delete from nowhere"));
        var columns = await FailureOf(Storage.QueryAsync<NoteHead>($"select note_id from notes"));

        syntax.Code.Should().Be(StorageErrorCode.InvalidSql);
        table.Code.Should().Be(StorageErrorCode.InvalidSql);
        columns.Code.Should().Be(StorageErrorCode.InvalidSql);
        columns.Message.Should().Contain(nameof(NoteHead));
    }

    [Fact]
    public async Task A_write_demands_its_row_count()
    {
        await AddNote("a");

        var failure = await FailureOf(Apply(Write.Sql($"delete from notes", expectedRows: 2)));

        failure.Code.Should().Be(StorageErrorCode.RowCountMismatch);
        (await NoteIds()).Should().Equal("a");
    }

    [Theory]
    [InlineData("begin")]
    [InlineData("commit")]
    [InlineData("rollback")]
    [InlineData("savepoint x")]
    public async Task Transactions_are_the_engines_own(string word)
    {
        var sql = new Sql(word.Length, 0);
        sql.AppendLiteral(word);

        (await FailureOf(Storage.WriteAsync(sql))).Code.Should().Be(StorageErrorCode.Forbidden);
        (await FailureOf(Storage.QueryAsync<ValueRow>(sql))).Code.Should().Be(StorageErrorCode.Forbidden);
    }

    [Fact]
    public async Task A_raw_query_takes_no_further_words()
    {
        var query = Query.FromSql<Note>($"select * from notes");

        ((Func<object>)(() => query.Where(Note.Columns.NoteId == "a"))).Should().Throw<InvalidOperationException>();
        ((Func<object>)(() => query.Take(1))).Should().Throw<InvalidOperationException>();
        ((Func<object>)(() => query.OrderBy(Note.Columns.Id))).Should().Throw<InvalidOperationException>();
        (await Storage.QueryAsync(query)).Should().BeEmpty();
    }
}
