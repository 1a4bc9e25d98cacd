using Storage.Core;

namespace Storage.ConformanceTests;

public abstract class PatchSuite(TestEngine engine) : StorageSuite(engine)
{
    private static readonly Patch<Note> Pin = Patch<Note>.Empty.Set(Note.Columns.IsPinned, true);

    [Fact]
    public async Task Set_changes_the_named_columns_only()
    {
        var note = await AddNote("a", "c1", 3);

        var result = await Apply(Write.Patch(Pin.Set(Note.Columns.Time, 4), Note.Columns.NoteId == "a"));

        result.RowsAffected.Should().Be(1);
        (await FindNote("a")).Should().Be(note with { IsPinned = true, Time = 4 });
    }

    [Fact]
    public async Task A_column_is_set_to_null()
    {
        await AddNote("a", "c1");

        await Apply(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.ChatId, null), Note.Columns.NoteId == "a"));

        (await FindNote("a"))!.ChatId.Should().BeNull();
    }

    [Fact]
    public async Task Adding_to_null_counts_from_zero()
    {
        await AddNote("a");
        var add = Write.Patch(Patch<Note>.Empty.Add(Note.Columns.Attitude, 3), Filter<Note>.All);

        await Apply(add);
        await Apply(add);

        (await FindNote("a"))!.Attitude.Should().Be(6);
    }

    [Fact]
    public async Task Adding_is_exact_under_concurrency()
    {
        await AddNote("a");
        var add = Patch<Note>.Empty.Add(Note.Columns.Attitude, 1);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () => await Apply(Write.Patch(add, Note.Columns.NoteId == "a")))));

        (await FindNote("a"))!.Attitude.Should().Be(200);
    }

    [Fact]
    public async Task A_filter_names_several_rows_and_they_are_returned()
    {
        await AddNote("a", "c1");
        await AddNote("b", "c2");
        await AddNote("c", "c1");

        var result = await Apply(Write.Patch(Pin, Note.Columns.ChatId == "c1", returnRows: true));

        result.RowsAffected.Should().Be(2);
        result.Statements[0].Rows<Note>().Select(note => (note.NoteId, note.IsPinned)).Should().BeEquivalentTo([("a", true), ("c", true)]);
        (await FindNote("b"))!.IsPinned.Should().BeFalse();
    }

    [Fact]
    public async Task Another_number_of_rows_than_expected_changes_nothing()
    {
        await AddNote("a", "c1");
        await AddNote("b", "c1");

        var failure = await FailureOf(Apply(Write.Patch(Pin, Note.Columns.ChatId == "c1", expectedRows: 1)));

        failure.Code.Should().Be(StorageErrorCode.RowCountMismatch);
        failure.Outcome.Should().Be(WriteOutcome.NotApplied);
        (await Storage.QueryAsync(Query.From<Note>())).Should().OnlyContain(note => !note.IsPinned);
    }

    [Fact]
    public async Task A_compare_and_set_has_one_winner()
    {
        await AddNote("a");
        var take = Write.Patch(Pin, Note.Columns.NoteId == "a" & Note.Columns.IsPinned == false, expectedRows: 1);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            try
            {
                await Apply(take);
                return true;
            }
            catch (StorageException exception) when (exception.Code == StorageErrorCode.RowCountMismatch)
            {
                return false;
            }
        })));

        outcomes.Should().ContainSingle(won => won);
    }

    [Fact]
    public async Task A_null_in_a_column_that_takes_none_fails()
    {
        await AddNote("a");

        var failure = (ConstraintException)await FailureOf(Apply(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.NoteId, null!), Filter<Note>.All)));

        failure.Kind.Should().Be(ConstraintKind.NotNull);
        failure.Columns.Should().Equal("note_id");
    }

    [Fact]
    public async Task An_addition_that_leaves_the_integers_is_refused_and_changes_nothing()
    {
        await Insert(new Everything { Id = Guid.NewGuid(), Int64 = long.MaxValue });

        var failure = await FailureOf(Apply(Write.Patch(Patch<Everything>.Empty.Add(Everything.Columns.Int64, 1), Filter<Everything>.All)));

        failure.Code.Should().Be(StorageErrorCode.InvalidValue);
        (await Storage.QueryAsync(Query.From<Everything>())).Should().ContainSingle().Which.Int64.Should().Be(long.MaxValue);
    }

    [Fact]
    public async Task Decimals_and_durations_are_added_exactly()
    {
        await Insert(new Everything { Id = Guid.NewGuid(), Money = 0.1m, TimeSpan = TimeSpan.FromSeconds(1) });
        var add = Patch<Everything>.Empty.Add(Everything.Columns.Money, 0.2m).Add(Everything.Columns.TimeSpan, TimeSpan.FromMilliseconds(-250));

        await Apply(Write.Patch(add, Filter<Everything>.All));

        var row = (await Storage.QueryAsync(Query.From<Everything>())).Single();
        row.Money.Should().Be(0.3m);
        row.TimeSpan.Should().Be(TimeSpan.FromMilliseconds(750));
    }

    [Fact]
    public void Patches_that_make_no_sense_are_refused()
    {
        var key = () => Patch<Note>.Empty.Set(Note.Columns.Id, 5);
        var twice = () => Pin.Set(Note.Columns.IsPinned, false);
        var text = () => Patch<Note>.Empty.Add(Note.Columns.NoteId, "x");
        var empty = () => Write.Patch(Patch<Note>.Empty, Filter<Note>.All);

        key.Should().Throw<ArgumentException>();
        twice.Should().Throw<ArgumentException>();
        text.Should().Throw<ArgumentException>();
        empty.Should().Throw<ArgumentException>();
    }
}
