namespace Storage.Core.Tests;

/// <summary>Rows that change without being named by the statement: a notice that missed them would leave a cache stale.</summary>
public sealed class IndirectWriteTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly NoticeBook _notices = new();
    private SqliteStorage _storage = null!;

    public async Task InitializeAsync()
    {
        _storage = await _database.OpenAsync();
        await _storage.Add("before");
        _storage.Observe(_notices);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_trigger_on_the_statements_own_table_makes_the_notice_name_the_table()
    {
        await _storage.WriteAsync($"create trigger touch after insert on notes begin update notes set time = time + 1; end");

        await _storage.Add("after");

        _notices.Last.Tables.Should().Contain("notes");
        _notices.Last.Rows.Should().BeEmpty("a row as it was given is not what the trigger left");
    }

    [Fact]
    public async Task A_trigger_that_came_after_a_failed_write_of_the_same_shape_is_not_forgotten()
    {
        await _storage.WriteAsync($"create table log(id integer primary key, text text)");
        await _storage.Add("kept");
        await _storage.WriteAsync($"create trigger log_notes after insert on notes begin insert into log(text) values (new.note_id); end");

        await _storage.Add("kept").ShouldFail();
        await _storage.WriteAsync($"update log set text = 'x' where id = -1");
        await _storage.Add("new");

        _notices.Last.Tables.Should().Contain("log");
    }

    private sealed class NoticeBook : ICommitObserver
    {
        public CommitNotice Last { get; private set; } = null!;

        public void Committing(CommitNotice notice)
        {
        }

        public void Committed(CommitNotice notice) => Last = notice;

        public void RolledBack(CommitNotice notice)
        {
        }
    }
}
