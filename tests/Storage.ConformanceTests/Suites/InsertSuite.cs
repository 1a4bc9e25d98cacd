using Storage.Core;

namespace Storage.ConformanceTests;

public abstract class InsertSuite(TestEngine engine) : StorageSuite(engine)
{
    [Fact]
    public async Task Keys_are_generated_and_returned_in_order()
    {
        var result = await Insert(new Note { NoteId = "a" }, new Note { NoteId = "b" }, new Note { Id = 500, NoteId = "c" });

        var statement = result.Statements.Should().ContainSingle().Which;
        statement.RowsAffected.Should().Be(3);
        statement.Keys.Should().OnlyHaveUniqueItems().And.HaveCount(3);
        statement.Keys[2].Should().Be(DbValue.From(500));
        var found = await Storage.FindManyAsync([.. statement.Keys.Select(key => new Lookup<Note>(key))]);
        found.Select(note => note!.NoteId).Should().Equal("a", "b", "c");
    }

    [Fact]
    public async Task A_key_of_the_callers_is_returned_as_given()
    {
        var id = Guid.CreateVersion7();

        var result = await Insert(new Person { Id = id, Email = "a" });

        result.Statements[0].Keys.Should().Equal(DbValue.From(id));
    }

    [Fact]
    public async Task A_second_row_with_a_unique_value_fails_and_leaves_the_first()
    {
        var note = await AddNote("a");

        var failure = (ConstraintException)await FailureOf(Insert(new Note { NoteId = "a", Time = 9 }));

        failure.Kind.Should().Be(ConstraintKind.Unique);
        failure.Outcome.Should().Be(WriteOutcome.NotApplied);
        failure.Table.Should().Be("notes");
        failure.Columns.Should().Equal("note_id");
        (await FindNote("a")).Should().Be(note);
    }

    [Fact]
    public async Task A_violated_pair_of_columns_is_named()
    {
        await Insert(new Setting { Key = "1", Scope = "s", Name = "n" });

        var failure = (ConstraintException)await FailureOf(Insert(new Setting { Key = "2", Scope = "s", Name = "n" }));

        failure.Columns.Should().Equal("scope", "name");
    }

    [Fact]
    public async Task Ignoring_leaves_the_existing_row_and_reports_a_null_key()
    {
        var note = await AddNote("a");

        var result = await Apply(Write.Insert<Note>(new[] { new Note { NoteId = "a", Time = 9 }, new Note { NoteId = "b" } }, ConflictAction.Ignore));

        result.RowsAffected.Should().Be(1);
        result.Statements[0].Keys[0].IsNull.Should().BeTrue();
        result.Statements[0].Keys[1].Should().Be(DbValue.From((await FindNote("b"))!.Id));
        (await FindNote("a")).Should().Be(note);
    }

    [Fact]
    public async Task Many_rows_are_one_unit()
    {
        var rows = Enumerable.Range(0, 5_000).Select(i => new Note { NoteId = $"n{i}", Time = i }).ToArray();

        var result = await Insert(rows);

        result.RowsAffected.Should().Be(5_000);
        (await NoteIds()).Should().Equal(rows.Select(row => row.NoteId));
    }

    [Fact]
    public async Task Many_rows_fail_together()
    {
        var rows = Enumerable.Range(0, 100).Select(i => new Note { NoteId = i == 98 ? "n5" : $"n{i}" }).ToArray();

        await FailureOf(Insert(rows));

        (await NoteIds()).Should().BeEmpty();
    }

    [Fact]
    public async Task No_rows_are_nothing()
    {
        var result = await Insert<Note>();

        result.RowsAffected.Should().Be(0);
        result.Statements[0].Keys.Should().BeEmpty();
    }

    [Fact]
    public async Task Sequences_grow_with_each_commit()
    {
        var first = await Insert(new Note { NoteId = "a" });
        var second = await Insert(new Note { NoteId = "b" });

        second.Sequence.Should().BeGreaterThan(first.Sequence);
        Storage.CommitSequence.Should().BeGreaterThanOrEqualTo(second.Sequence);
    }

    [Fact]
    public async Task Rows_survive_closing_and_opening()
    {
        var note = await AddNote("a");

        await ReopenAsync();

        (await FindNote("a")).Should().Be(note);
    }
}
