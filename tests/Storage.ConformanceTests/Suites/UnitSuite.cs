using Storage.Core;

namespace Storage.ConformanceTests;

public abstract class UnitSuite(TestEngine engine) : StorageSuite(engine)
{
    [Fact]
    public async Task The_statements_of_a_unit_run_in_order_and_report_in_order()
    {
        var result = await Apply(
            Write.Insert(new Note { NoteId = "a", Time = 1 }),
            Write.Patch(Patch<Note>.Empty.Add(Note.Columns.Time, 1), Note.Columns.NoteId == "a", expectedRows: 1),
            Write.Delete(Query.From<Note>().Where(Note.Columns.Time == 1)),
            Write.Sql($"update notes set attitude = 3"));

        result.Statements.Select(statement => statement.RowsAffected).Should().Equal(1, 1, 0, 1);
        result.RowsAffected.Should().Be(3);
        var note = await FindNote("a");
        (note!.Time, note.Attitude).Should().Be((2, 3));
    }

    [Fact]
    public async Task A_failure_at_the_end_leaves_nothing_of_the_unit()
    {
        await AddNote("a");

        var failure = await FailureOf(Apply(
            Write.Insert(new Note { NoteId = "b" }),
            Write.Patch(Patch<Note>.Empty.Set(Note.Columns.IsPinned, true), Filter<Note>.All),
            Write.Delete(Query.From<Note>().Where(Note.Columns.NoteId == "a")),
            Write.Insert(new Note { NoteId = "b" })));

        failure.Outcome.Should().Be(WriteOutcome.NotApplied);
        (await Storage.QueryAsync(Query.From<Note>())).Should().ContainSingle().Which.IsPinned.Should().BeFalse();
    }

    [Fact]
    public async Task Poison_units_among_a_hundred_fail_alone()
    {
        await AddNote("taken");
        bool IsPoison(int i) => i % 9 == 4;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(async () =>
        {
            try
            {
                await Apply(
                    Write.Insert(new Note { NoteId = $"n{i}" }),
                    Write.Insert(new Note { NoteId = IsPoison(i) ? "taken" : $"m{i}" }));
                return "";
            }
            catch (ConstraintException exception)
            {
                return exception.Outcome.ToString();
            }
        })));

        outcomes.Should().Equal(Enumerable.Range(0, 100).Select(i => IsPoison(i) ? "NotApplied" : ""));
        var stored = Enumerable.Range(0, 100).Where(i => !IsPoison(i)).SelectMany(i => new[] { $"n{i}", $"m{i}" });
        (await NoteIds()).Should().BeEquivalentTo(["taken", .. stored]);
    }

    [Fact]
    public async Task Every_kind_of_failure_stays_with_its_unit()
    {
        await AddNote("taken");
        Func<Task>[] poison =
        [
            async () => await Insert(new Note { NoteId = "taken" }),
            async () => await Insert(new Note { NoteId = null! }),
            async () => await Insert(new Note { NoteId = "nan", Time = double.NaN }),
            async () => await Insert(new Note { NoteId = "\uD800" }),
            async () => await Storage.WriteAsync($"insert into nowhere values (1)"),
            async () => await Storage.WriteAsync($"commit"),
            async () => await Apply(Write.Delete(Query.From<Note>(), expectedRows: 17)),
        ];

        var good = Enumerable.Range(0, 40).Select(i => Task.Run(async () => await Insert(new Note { NoteId = $"n{i}" }))).ToArray();
        var bad = await Task.WhenAll(poison.Select(act => Task.Run(() => FailureOf(act))));
        await Task.WhenAll(good);

        bad.Should().OnlyContain(failure => failure.Outcome == WriteOutcome.NotApplied);
        (await NoteIds()).Should().HaveCount(41);
    }

    [Fact]
    public async Task Units_of_one_caller_are_applied_in_the_order_of_their_acknowledgement()
    {
        await AddNote("a");
        for (var i = 1; i <= 100; i++)
        {
            await Apply(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.Attitude, i), Note.Columns.NoteId == "a"));

            (await FindNote("a"))!.Attitude.Should().Be(i);
        }
    }

    [Fact]
    public void A_unit_has_a_statement()
    {
        var act = () => new WriteUnit();

        act.Should().Throw<ArgumentException>();
    }
}
