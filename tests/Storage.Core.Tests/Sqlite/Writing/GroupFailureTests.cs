namespace Storage.Core.Tests;

/// <summary>Errors that end a whole transaction, or show at its commit only, fail the unit that caused them and no other.</summary>
public sealed class GroupFailureTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private SqliteStorage _storage = null!;

    public async Task InitializeAsync() => _storage = await _database.OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("rollback")]
    [InlineData("abort")]
    [InlineData("fail")]
    public async Task A_trigger_that_raises_fails_its_own_unit(string raise)
    {
        await Execute($"create trigger poison before insert on notes when new.note_id like 'poison%' begin select raise({raise}, 'no'); end");

        var failures = await WriteGroup(i => i % 10 == 3 ? Write.Insert(new Note { NoteId = $"poison{i}" }) : Write.Insert(new Note { NoteId = $"n{i}" }));

        failures.Should().Equal(Enumerable.Range(0, 60).Select(i => i % 10 == 3));
        (await _storage.NoteIds()).Should().HaveCount(54);
    }

    [Fact]
    public async Task A_conflict_clause_that_rolls_back_fails_its_own_unit()
    {
        await _storage.Add("taken");

        var failures = await WriteGroup(i => i == 30
            ? Write.Sql($"insert or rollback into notes (note_id, time, is_pinned) values ('taken', 0, 0)")
            : Write.Insert(new Note { NoteId = $"n{i}" }));

        failures.Should().Equal(Enumerable.Range(0, 60).Select(i => i == 30));
        (await _storage.NoteIds()).Should().HaveCount(60);
    }

    [Theory]
    [InlineData("insert or fail into notes (note_id, time, is_pinned) select 'new1', 0, 0 union all select 'new2', 0, 0 union all select 'taken', 0, 0")]
    [InlineData("update or fail notes set note_id = 'same'")]
    public async Task A_statement_that_keeps_what_it_did_before_it_failed_leaves_nothing_all_the_same(string sql)
    {
        await _storage.Add("taken");
        await _storage.Add("other");

        await Execute(sql).ShouldFail();
        await _storage.Add("later");

        (await _storage.NoteIds()).Should().Equal("taken", "other", "later");
    }

    [Fact]
    public async Task A_typed_patch_that_a_trigger_fails_in_the_middle_leaves_nothing()
    {
        await _storage.Add("a");
        await _storage.Add("b");
        await Execute("create trigger poison before update on notes when old.note_id = 'b' begin select raise(fail, 'no'); end");

        await _storage.WriteAsync(new WriteUnit(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.IsPinned, true), Filter<Note>.All))).ShouldFail();
        await _storage.Add("c");

        (await _storage.QueryAsync(Query.From<Note>())).Should().OnlyContain(note => !note.IsPinned);
    }

    [Fact]
    public async Task A_deferred_reference_that_is_missing_at_the_commit_fails_its_own_unit()
    {
        await Execute("create table replies (id integer primary key, note_id text not null references notes (note_id) deferrable initially deferred)");
        await _storage.Add("a");

        var failures = await WriteGroup(i => i % 20 == 7
            ? Write.Sql($"insert into replies (note_id) values ('nowhere')")
            : Write.Sql($"insert into replies (note_id) values ('a')"));

        failures.Should().Equal(Enumerable.Range(0, 60).Select(i => i % 20 == 7));
        (await _storage.QueryAsync<ValueRow>($"select count(*) from replies")).Single()[0].AsInt64().Should().Be(57);
    }

    [Fact]
    public async Task A_lock_of_another_process_is_busy_after_the_lock_timeout_and_nothing_afterwards()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(options => options.LockTimeout = TimeSpan.FromMilliseconds(300));
        using var other = database.Connect();
        other.Run("begin immediate");

        var failure = await storage.Add("a").ShouldFail();
        var session = await storage.BeginAsync().ShouldFail();

        (failure.Code, failure.Outcome, failure.IsTransient).Should().Be((StorageErrorCode.Busy, WriteOutcome.NotApplied, true));
        session.Code.Should().Be(StorageErrorCode.Busy);
        (await storage.NoteIds()).Should().BeEmpty("reads go on");
        other.Run("rollback");
        await storage.Add("b");
        (await storage.NoteIds()).Should().Equal("b");
    }

    [Fact]
    public async Task A_lock_of_another_process_that_ends_in_time_is_waited_for()
    {
        using var other = _database.Connect();
        other.Run("begin immediate");
        var write = _storage.Add("a").AsTask();
        var schema = _storage.EnsureSchemaAsync([Entity.Map<Note>()]).AsTask();

        await Task.WhenAny(write, schema, Task.Delay(TimeSpan.FromMilliseconds(400)));
        other.Run("rollback");
        await Task.WhenAll(write, schema).WaitAsync(TestExtensions.Patience);

        (await _storage.NoteIds()).Should().Equal("a");
    }

    [Fact]
    public async Task A_write_behind_a_stuck_writer_keeps_its_deadline()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(options => options.LockTimeout = TimeSpan.FromMinutes(2));
        using var other = database.Connect();
        other.Run("begin immediate");
        var stuck = storage.Add("stuck").AsTask();
        SpinWait.SpinUntil(() => stuck.IsCompleted, TimeSpan.FromMilliseconds(200)).Should().BeFalse("the writer has picked it up and waits for the lock");
        var failure = await storage.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "late" })) { Timeout = TimeSpan.FromMilliseconds(200) }).ShouldFail();

        other.Run("rollback");
        await stuck.WaitAsync(TestExtensions.Patience);

        failure.Code.Should().Be(StorageErrorCode.Timeout);
        (await storage.NoteIds()).Should().Equal("stuck");
    }

    private async Task<bool[]> WriteGroup(Func<int, WriteStatement> statement)
    {
        // a session holds the writer, so that all sixty are one group
        var session = await _storage.BeginAsync();
        var writes = Enumerable.Range(0, 60).Select(i => _storage.WriteAsync(new WriteUnit(statement(i))).AsTask()).ToArray();
        await session.RollbackAsync();
        await Task.WhenAny(Task.WhenAll(writes)).WaitAsync(TestExtensions.Patience);
        return [.. writes.Select(write => write.IsFaulted)];
    }

    private async Task Execute(string text)
    {
        var sql = new Sql(text.Length, 0);
        sql.AppendLiteral(text);
        await _storage.WriteAsync(sql);
    }
}
