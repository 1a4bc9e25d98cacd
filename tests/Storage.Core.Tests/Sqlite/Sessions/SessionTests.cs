using Microsoft.Data.Sqlite;

namespace Storage.Core.Tests;

public sealed class SessionTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private SqliteStorage _storage = null!;

    public async Task InitializeAsync() => _storage = await _database.OpenAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_session_whose_transaction_an_error_ended_stores_nothing_more()
    {
        await _storage.WriteAsync($"create trigger poison before insert on notes when new.note_id = 'poison' begin select raise(rollback, 'no'); end");
        await using var session = await _storage.BeginAsync();
        await session.Add("before");

        await session.Add("poison").ShouldFail();
        var after = await session.Add("after").ShouldFail();
        var commit = await session.CommitAsync().AsTask().ShouldFail();

        after.Outcome.Should().Be(WriteOutcome.NotApplied);
        commit.Outcome.Should().Be(WriteOutcome.NotApplied);
        (await _storage.NoteIds()).Should().BeEmpty();
        await _storage.Add("later");
    }

    [Fact]
    public async Task An_inner_session_whose_transaction_is_gone_is_disposed_without_an_error()
    {
        await _storage.WriteAsync($"create trigger poison before insert on notes when new.note_id = 'poison' begin select raise(rollback, 'no'); end");

        var act = async () => await _storage.TransactAsync(async (outer, token) =>
            await outer.TransactAsync(async (inner, _) => await inner.Add("poison"), cancellationToken: token));

        await act.Should().ThrowAsync<ConstraintException>("the first error is the one that helps");
        await _storage.Add("later");
    }

    [Theory]
    [InlineData("attach ':memory:' as other")]
    [InlineData("pragma synchronous = off")]
    [InlineData("pragma query_only = 1")]
    [InlineData("create temp table notes (id integer)")]
    [InlineData("end")]
    public async Task A_hosts_command_does_not_reach_round_the_session(string sql)
    {
        await using var session = await _storage.BeginAsync();
        await using var command = session.Connection.CreateCommand();
        command.CommandText = sql;

        var act = () => command.ExecuteNonQueryAsync();

        await act.Should().ThrowAsync<SqliteException>();
        await session.Add("a");
        await session.CommitAsync();
        (await _storage.NoteIds()).Should().Equal("a");
    }

    [Fact]
    public async Task A_leaked_reader_is_no_fault_of_the_engine()
    {
        using var loggers = new RecordingLoggers();
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(services: new SqliteServices { LoggerFactory = loggers });
        await storage.Add("a");
        await storage.Add("b");

        await using (var session = await storage.BeginAsync())
        {
            var command = session.Connection.CreateCommand();
            command.CommandText = "select note_id from notes";
            await (await command.ExecuteReaderAsync()).ReadAsync();
            await session.CommitAsync();
        }

        await storage.Add("c");
        loggers.Entries.Where(entry => entry.Level >= Microsoft.Extensions.Logging.LogLevel.Warning).Should().BeEmpty();
    }

    [Fact]
    public async Task A_transaction_of_ado_net_is_refused()
    {
        await using var session = await _storage.BeginAsync();

        var act = async () => await session.Connection.BeginTransactionAsync();

        await act.Should().ThrowAsync<Exception>();
        await session.Add("a");
        await session.CommitAsync();
    }

    [Fact]
    public async Task A_deferred_reference_fails_the_commit_of_its_session()
    {
        await _storage.WriteAsync($"create table replies (id integer primary key, note_id text not null references notes (note_id) deferrable initially deferred)");
        await using var session = await _storage.BeginAsync();
        await session.WriteAsync($"insert into replies (note_id) values ('nowhere')");

        var failure = await session.CommitAsync().AsTask().ShouldFail();

        (failure.Code, failure.Outcome).Should().Be((StorageErrorCode.Constraint, WriteOutcome.NotApplied));
        await _storage.Add("later");
    }

    [Fact]
    public async Task Sessions_at_the_edge_of_their_time_are_stored_exactly_when_their_commit_succeeds()
    {
        var committed = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            await using var session = await _storage.BeginAsync(new SessionOptions { Timeout = TimeSpan.FromMilliseconds(1) });
            try
            {
                await session.Add($"n{i}");
                SpinWait.SpinUntil(() => false, TimeSpan.FromMilliseconds(45 + (i % 12)));
                await session.CommitAsync();
                committed.Add($"n{i}");
            }
            catch (StorageException exception) when (exception.Code == StorageErrorCode.Timeout)
            {
            }
        }

        (await _storage.NoteIds()).Should().Equal(committed);
    }

    [Fact]
    public async Task A_hundred_sessions_at_once_take_turns()
    {
        await _storage.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = "a" })));

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(async () => await _storage.TransactAsync(async (session, token) =>
        {
            var note = (await session.QueryAsync(Query.From<Note>(), token)).Single();
            await session.WriteAsync(new WriteUnit(Write.Patch(Patch<Note>.Empty.Set(Note.Columns.Time, note.Time + 1), Filter<Note>.All)), token);
        })))).WaitAsync(TestExtensions.Patience);

        (await _storage.QueryAsync(Query.From<Note>())).Single().Time.Should().Be(100);
    }

    [Fact]
    public async Task A_session_and_its_connection_on_two_threads_do_not_stop_the_garbage_collector()
    {
        await using var database = new TestDatabase();

        // in a process of its own, since nothing in a process goes on when its collector waits for ever
        using var host = new HarnessProcess($"collect \"{database.FilePath}\" any");
        var said = await host.ToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));

        said.Should().Contain("end");
    }
}
