using Storage.Core;

namespace Storage.ConformanceTests;

/// <summary>When notices come, and to whom.</summary>
public abstract class NoticeSuite(TestEngine engine) : StorageSuite(engine)
{
    [Fact]
    public async Task Each_notice_comes_twice_with_one_instance()
    {
        var observer = Observe();

        await Insert(new Note { NoteId = "a" });
        await Insert(new Note { NoteId = "b" });

        observer.Steps.Select(step => step.Step).Should().Equal("Committing", "Committed", "Committing", "Committed");
        observer.Steps[0].Notice.Should().BeSameAs(observer.Steps[1].Notice);
        observer.Steps[2].Notice.Should().BeSameAs(observer.Steps[3].Notice).And.NotBeSameAs(observer.Steps[0].Notice);
    }

    [Fact]
    public async Task The_sequence_has_advanced_before_committed_and_before_the_acknowledgement()
    {
        var seen = new List<(string Step, long Notice, long Engine)>();
        Storage.Observe(new RecordingObserver { OnStep = (step, notice) => seen.Add((step, notice.Sequence, Storage.CommitSequence)) });
        var before = Storage.CommitSequence;

        var result = await Insert(new Note { NoteId = "a" });

        seen.Should().Equal(("Committing", 0L, before), ("Committed", result.Sequence, result.Sequence));
        result.Sequence.Should().BeGreaterThan(before);
    }

    [Fact]
    public async Task At_committing_nobody_sees_the_rows_and_at_committed_everybody_does()
    {
        var seen = new List<bool>();
        Storage.Observe(new RecordingObserver { OnStep = (_, _) => seen.Add(FindNote("a").AsTask().GetAwaiter().GetResult() is not null) });

        await Insert(new Note { NoteId = "a" });

        seen.Should().Equal(false, true);
    }

    [Fact]
    public async Task An_observer_that_throws_does_no_harm()
    {
        Storage.Observe(new ThrowingObserver());
        var observer = Observe();

        await Insert(new Note { NoteId = "a" });
        await FailureOf(Insert(new Note { NoteId = "a" }));
        await Insert(new Note { NoteId = "b" });

        observer.Steps.Select(step => step.Step).Should().Equal("Committing", "Committed", "Committing", "Committed");
        (await NoteIds()).Should().Equal("a", "b");
    }

    [Fact]
    public async Task A_unit_that_fails_is_not_announced()
    {
        await AddNote("a");
        var observer = Observe();

        await FailureOf(Apply(Write.Insert(new Note { NoteId = "b" }), Write.Insert(new Note { NoteId = "a" })));

        observer.Steps.SelectMany(step => step.Notice.Rows).Should().BeEmpty();
        observer.Steps.Should().NotContain(step => step.Step == "Committed");
    }

    [Fact]
    public async Task Disposing_the_subscription_ends_it()
    {
        var observer = new RecordingObserver();
        var other = Observe();
        var subscription = Storage.Observe(observer);
        await Insert(new Note { NoteId = "a" });

        subscription.Dispose();
        subscription.Dispose();
        await Insert(new Note { NoteId = "b" });

        observer.Steps.Should().HaveCount(2);
        other.Steps.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_session_is_announced_once_with_all_it_changed()
    {
        var observer = Observe();
        await using var session = await Storage.BeginAsync();
        await session.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a", ChatId = "c1" })));
        await session.WriteAsync(new WriteUnit(Write.Insert(new Setting { Key = "k" })));
        observer.Steps.Should().BeEmpty();

        await session.CommitAsync();

        observer.Steps.Select(step => step.Step).Should().Equal("Committing", "Committed");
        observer.Last.Rows.Select(row => row.Map.Table).Should().Equal("notes", "settings");
    }

    [Fact]
    public async Task A_session_that_rolls_back_names_nothing()
    {
        var observer = Observe();

        await using (var session = await Storage.BeginAsync())
        {
            await session.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a" })));
        }

        await AddNote("b");
        observer.Steps.Where(step => step.Step == "Committed").Should().ContainSingle().Which.Notice.Rows.Should().ContainSingle();
    }

    [Fact]
    public async Task An_inner_rollback_names_nothing_and_an_inner_commit_its_rows()
    {
        var observer = Observe();
        await using var outer = await Storage.BeginAsync();
        await using (var inner = await outer.BeginAsync())
        {
            await inner.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "dropped" })));
        }

        await using (var inner = await outer.BeginAsync())
        {
            await inner.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "kept" })));
            await inner.CommitAsync();
        }

        await outer.CommitAsync();

        observer.Last.Rows.Select(row => ((Note)row.Row!).NoteId).Should().Equal("kept");
        observer.Last.Tables.Should().BeEmpty();
    }

    [Fact]
    public async Task An_observer_that_joins_during_a_session_is_told_what_the_session_changed()
    {
        await using var session = await Storage.BeginAsync();
        await session.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a" })));
        var observer = Observe();
        await session.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "b" })));

        await session.CommitAsync();

        var notice = observer.Last;
        (notice.AllTables || notice.Tables.Contains("notes") || notice.Rows.Count == 2).Should().BeTrue("a reader may have cached the rows as missing since it joined");
    }

    [Fact]
    public async Task A_plain_command_in_a_session_names_its_tables()
    {
        var observer = Observe();
        await using var session = await Storage.BeginAsync();
        await using (var command = session.Connection.CreateCommand())
        {
            command.CommandText = "delete from settings";
            await command.ExecuteNonQueryAsync();
        }

        await session.CommitAsync();

        observer.Last.Tables.Should().Contain("settings").And.NotContain("notes");
    }

    [Fact]
    public async Task A_unit_that_was_applied_before_names_nothing()
    {
        WriteUnit Unit() => new(Write.Insert(new Note { NoteId = "a" })) { IdempotencyKey = "k" };
        await Storage.WriteAsync(Unit());
        var observer = Observe();

        await Storage.WriteAsync(Unit());

        observer.Steps.SelectMany(step => step.Notice.Rows).Should().BeEmpty();
    }

    private RecordingObserver Observe()
    {
        var observer = new RecordingObserver();
        Storage.Observe(observer);
        return observer;
    }
}
