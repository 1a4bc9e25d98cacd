namespace Storage.Core.Tests;

/// <summary>Whoever joins while a commit runs may have read the rows of before, so it has to hear that anything may have changed.</summary>
public sealed class LateObserverTests
{
    [Fact]
    public async Task An_observer_that_joins_while_a_commit_runs_hears_that_everything_may_have_changed()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync();
        var late = new Listener();
        storage.Observe(new Listener { OnCommitting = () => storage.Observe(late) });

        var result = await storage.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a" })));

        late.Heard.Should().Equal("committing everything", $"committed everything as {result.Sequence}");
    }

    [Fact]
    public async Task An_observer_that_joins_inside_a_session_hears_of_the_sessions_commit()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync();
        var late = new Listener();
        await using var session = await storage.BeginAsync();
        await session.Add("a");

        storage.Observe(late);
        await session.CommitAsync();

        late.Heard.Should().Equal("committing everything", $"committed everything as {storage.CommitSequence}");
    }

    private sealed class Listener : ICommitObserver
    {
        public Action? OnCommitting { get; set; }

        public List<string> Heard { get; } = [];

        public void Committing(CommitNotice notice)
        {
            OnCommitting?.Invoke();
            OnCommitting = null;
            Heard.Add($"committing {What(notice)}");
        }

        public void Committed(CommitNotice notice) => Heard.Add($"committed {What(notice)} as {notice.Sequence}");

        public void RolledBack(CommitNotice notice) => Heard.Add($"rolled back {What(notice)}");

        private static string What(CommitNotice notice) => notice.AllTables ? "everything" : $"{notice.Rows.Count} rows";
    }
}
