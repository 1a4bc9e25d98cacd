using Microsoft.Extensions.Time.Testing;

namespace Storage.Core.Tests;

public sealed class ExecutionObserverTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly FakeTimeProvider _time = new();
    private readonly RecordingLoggers _loggers = new();
    private SqliteStorage _storage = null!;

    public async Task InitializeAsync()
    {
        _storage = await _database.OpenAsync(options => options.ReaderLimit = 1, new SqliteServices { TimeProvider = _time, LoggerFactory = _loggers });
        await _storage.WriteAsync(new WriteUnit(Write.Insert(Enumerable.Range(1, 300).Select(i => new Note { Id = i, NoteId = $"n{i}" }).ToArray())));
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Every_kind_of_request_is_told_with_its_rows()
    {
        var observer = Observe();

        await _storage.FindAsync(Lookup.ByKey<Note>(1));
        await _storage.FindAsync(Lookup.ByKey<Note>(404));
        await _storage.FindManyAsync([Lookup.ByKey<Note>(1), Lookup.ByKey<Note>(404), Lookup.ByKey<Note>(2)]);
        await _storage.FindManyAsync([.. Enumerable.Range(1, 150).Select(i => Lookup.ByKey<Note>(i))]);
        await _storage.FindManyAsync<Note>([]);
        await _storage.QueryAsync(Query.From<Note>().Take(7));
        await foreach (var _ in _storage.StreamAsync(Query.From<Note>()))
        {
        }

        await _storage.WriteAsync(new WriteUnit(Write.Insert([new Note { Id = 900, NoteId = "n900" }, new Note { Id = 901, NoteId = "n901" }])));

        var find = Lookup.ByKey<Note>(1).Shape;
        observer.Told.Select(one => (one.Shape.Operation, one.Rows, one.Runs, IsTimed: one.Elapsed is not null)).Should().Equal(
            ("select", 1, 1, true), ("select", 0, 1, true), ("select", 2, 1, true), ("select", 150, 1, true), ("select", 7, 1, true), ("select", 300, 1, true), ("insert", 2, 1, true));
        observer.Told.Take(4).Should().OnlyContain(one => one.Shape == find);
        observer.Told.Select(one => one.Lookups).Should().Equal(1, 1, 3, 150, 1, 1, 1);
    }

    [Fact]
    public async Task Lookups_that_may_pass_are_not_told_and_the_next_one_stands_for_them()
    {
        var observer = Observe(_ => 3);

        for (var i = 0; i < 10; i++)
        {
            await _storage.FindAsync(Lookup.ByKey<Note>(1));
            await _storage.QueryAsync(Query.From<Note>().Take(1));
        }

        var find = Lookup.ByKey<Note>(1).Shape;
        observer.Told.Where(one => one.Shape == find).Select(one => one.Runs).Should().Equal(1, 4, 4);
        observer.Told.Where(one => one.Shape != find).Should().HaveCount(10, "only lookups pass untold");
    }

    [Fact]
    public async Task The_observer_that_wants_most_decides()
    {
        Observe(_ => 100);
        var observer = Observe();

        await _storage.FindAsync(Lookup.ByKey<Note>(1));
        await _storage.FindAsync(Lookup.ByKey<Note>(1));

        observer.Told.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_wait_for_a_connection_is_in_the_time_and_is_told_in_any_case()
    {
        var observer = Observe(_ => 1000);
        await _storage.FindAsync(Lookup.ByKey<Note>(1));
        var stream = _storage.StreamAsync(Query.From<Note>()).GetAsyncEnumerator();
        await stream.MoveNextAsync();

        var find = _storage.FindAsync(Lookup.ByKey<Note>(1));
        var query = _storage.QueryAsync(Query.From<Note>().Take(1));
        _time.Advance(TimeSpan.FromSeconds(3));
        await stream.DisposeAsync();
        await find;
        await query;

        observer.Told.Where(one => one.Elapsed >= TimeSpan.FromSeconds(3)).Should().HaveCount(2).And.OnlyContain(one => one.Elapsed == TimeSpan.FromSeconds(3) && one.Rows == 1);
    }

    [Fact]
    public async Task The_wait_for_the_writer_is_in_the_time_and_what_a_session_does_is_not_told()
    {
        var observer = Observe();
        var session = await _storage.BeginAsync();
        await session.FindAsync(Lookup.ByKey<Note>(1));
        await session.WriteAsync(new WriteUnit(Write.Insert(new Note { Id = 901, NoteId = "n901" })));

        var write = _storage.Add("late");
        _time.Advance(TimeSpan.FromSeconds(2));
        await session.CommitAsync();
        await write;

        observer.Told.Should().ContainSingle().Which.Elapsed.Should().Be(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_callers_own_time_between_rows_is_not_its_streams()
    {
        var observer = Observe();

        await foreach (var _ in _storage.StreamAsync(Query.From<Note>().Take(100)))
        {
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        observer.Told.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Elapsed = TimeSpan.Zero, Rows = 100 });
    }

    [Fact]
    public async Task A_stream_that_ended_early_has_no_time()
    {
        var observer = Observe();

        await foreach (var _ in _storage.StreamAsync(Query.From<Note>()))
        {
            break;
        }

        observer.Told.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Elapsed = default(TimeSpan?), Failure = default(StorageException) });
    }

    [Fact]
    public async Task A_units_further_statements_are_told_without_a_time()
    {
        var observer = Observe();

        await _storage.WriteAsync(new WriteUnit(Write.Insert(new Note { Id = 901, NoteId = "n901" }), Write.Delete(Query.From<Note>().Where(Note.Columns.Id == 1))));

        observer.Told.Select(one => (one.Shape.Operation, IsTimed: one.Elapsed is not null)).Should().BeEquivalentTo([("insert", true), ("delete", false)]);
    }

    [Fact]
    public async Task What_fails_is_told_with_its_reason_and_what_is_cancelled_with_none()
    {
        var observer = Observe();
        var cancelled = new CancellationToken(canceled: true);

        await _storage.Add("n1").ShouldFail();
        await FluentActions.Awaiting(() => _storage.QueryAsync<ValueRow>($"select nothing from nowhere").AsTask()).Should().ThrowAsync<StorageException>();
        await FluentActions.Awaiting(async () => await _storage.StreamAsync(Query.FromSql<ValueRow>($"select nothing from nowhere")).GetAsyncEnumerator().MoveNextAsync()).Should().ThrowAsync<StorageException>();
        await FluentActions.Awaiting(() => _storage.FindAsync(Lookup.ByKey<Note>(1), cancelled).AsTask()).Should().ThrowAsync<OperationCanceledException>();
        await _storage.DisposeAsync();
        await _storage.FindAsync(Lookup.ByKey<Note>(1)).ShouldFail();

        observer.Told.Select(one => one.Failure?.Code).Should().Equal(
            StorageErrorCode.Constraint, StorageErrorCode.InvalidSql, StorageErrorCode.InvalidSql, null, StorageErrorCode.Closed);
        observer.Told.Select(one => one.Outcome).Should().Equal(
            ExecutionOutcome.Failed, ExecutionOutcome.Failed, ExecutionOutcome.Failed, ExecutionOutcome.Cancelled, ExecutionOutcome.Failed);
        observer.Told.Select(one => one.Elapsed is not null).Should().Equal([true, true, true, false, false], "the finds have not waited");
    }

    [Fact]
    public async Task What_is_cancelled_while_it_waits_is_told_with_the_time_until_then()
    {
        var observer = Observe();
        using var cancellation = new CancellationTokenSource();
        await using var session = await _storage.BeginAsync();
        var write = _storage.WriteAsync(new WriteUnit(Write.Insert(new Note { Id = 901, NoteId = "n901" })), cancellation.Token);

        _time.Advance(TimeSpan.FromSeconds(20));
        await cancellation.CancelAsync();
        await FluentActions.Awaiting(() => write.AsTask()).Should().ThrowAsync<OperationCanceledException>();

        observer.Told.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Elapsed = TimeSpan.FromSeconds(20), Outcome = ExecutionOutcome.Cancelled, Failure = default(StorageException) });
    }

    [Fact]
    public async Task The_shapes_whose_statements_were_counted_are_known_those_of_sessions_too()
    {
        _storage.CountStatements();
        await using (var session = await _storage.BeginAsync())
        {
            await session.FindAsync(Lookup.ByKey<Note>(1));
        }

        _storage.GetCountedShapes().Should().Equal(Lookup.ByKey<Note>(1).Shape);
    }

    [Fact]
    public async Task An_observer_is_found_and_told_until_it_leaves()
    {
        var observer = new RecordingExecutions();
        var observing = _storage.ObserveExecutions(observer);
        _storage.GetService(typeof(RecordingExecutions)).Should().BeSameAs(observer);
        await _storage.FindAsync(Lookup.ByKey<Note>(1));

        observing.Dispose();
        observing.Dispose();
        await _storage.FindAsync(Lookup.ByKey<Note>(1));

        _storage.GetService(typeof(RecordingExecutions)).Should().BeNull();
        observer.Told.Should().ContainSingle();
    }

    [Fact]
    public async Task What_an_observer_throws_is_logged_and_changes_nothing()
    {
        Observe(_ => throw new InvalidOperationException("observer"));
        var other = Observe();

        (await _storage.FindAsync(Lookup.ByKey<Note>(1))).Should().NotBeNull();
        await _storage.Add("new");

        other.Told.Should().HaveCount(2);
        _loggers.Entries.Where(entry => entry.Text.Contains("RecordingExecutions", StringComparison.Ordinal)).Should().HaveCount(2);
    }

    private RecordingExecutions Observe(Func<Execution, int>? answer = null)
    {
        var observer = new RecordingExecutions(answer);
        _storage.ObserveExecutions(observer);
        return observer;
    }
}
