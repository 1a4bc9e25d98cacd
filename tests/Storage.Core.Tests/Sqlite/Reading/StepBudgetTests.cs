using System.Diagnostics;
using Xunit.Abstractions;

namespace Storage.Core.Tests;

/// <summary>A long read runs on a thread of the engine; the caller gets its own back. (An endless one, on the caller's, would never return:
/// see the cancelled one.)</summary>
public sealed class StepBudgetTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_long_read_gives_the_callers_thread_back_and_its_shape_is_remembered()
    {
        await using var storage = await SqliteStorage.OpenTemporaryAsync();
        var (first, firstTime) = Count(storage);
        var count = (await first)[0][0].AsInt64();

        var (second, secondTime) = Count(storage);
        var isSynchronous = second.IsCompleted;
        await second;

        output.WriteLine($"on the caller's thread: {firstTime.TotalMilliseconds:N3} ms, then {secondTime.TotalMilliseconds:N3} ms");
        count.Should().Be(3_000_000);
        isSynchronous.Should().BeFalse("the first read showed that it is long");
    }

    [Fact]
    public async Task A_shape_that_turns_out_short_runs_on_the_callers_thread_again()
    {
        await using var database = new TestDatabase();
        await using var storage = await FilledAsync(database, 20_000);
        await Start(storage).Running;
        await storage.WriteAsync(new WriteUnit(Write.Delete(Query.From<Note>().Where(Note.Columns.Id > 10))));

        await Start(storage).Running;
        var (third, _) = Start(storage);

        third.IsCompleted.Should().BeTrue();
    }

    [Fact]
    public async Task A_point_read_completes_on_the_callers_thread()
    {
        await using var database = new TestDatabase();
        await using var storage = await FilledAsync(database, 1_000);

        for (var i = 0; i < 1_000; i++)
        {
            var found = storage.FindAsync(Lookup.By(Note.Columns.NoteId, $"n{i}")).AsTask();
            found.IsCompletedSuccessfully.Should().BeTrue();
        }
    }

    [Fact]
    public async Task A_cancelled_scan_stops_soon()
    {
        await using var storage = await SqliteStorage.OpenTemporaryAsync();
        using var stop = new CancellationTokenSource();
        var endless = storage.QueryAsync<ValueRow>($"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n", stop.Token).AsTask();
        var clock = Stopwatch.StartNew();

        await stop.CancelAsync();

        await endless.Awaiting(task => task.WaitAsync(TestExtensions.Patience)).Should().ThrowAsync<OperationCanceledException>();
        output.WriteLine($"stopped after {clock.Elapsed.TotalMilliseconds:N1} ms");
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(2), "it is 50 ms on a machine that has nothing else to do");
    }

    [Fact]
    public async Task A_stream_that_is_left_early_gives_its_connection_back()
    {
        await using var database = new TestDatabase();
        await using var storage = await FilledAsync(database, 5_000);

        for (var i = 0; i < 30; i++)
        {
            await foreach (var note in storage.StreamAsync(Query.From<Note>().OrderBy(Note.Columns.Id)))
            {
                note.NoteId.Should().Be("n0");
                break;
            }
        }

        storage.GetStatistics().ReadersInUse.Should().Be(0);
    }

    private static (ValueTask<IReadOnlyList<ValueRow>> Running, TimeSpan OnThisThread) Count(SqliteStorage storage)
    {
        var query = Query.FromSql<ValueRow>($"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000000) SELECT count(*) FROM n");
        var clock = Stopwatch.StartNew();
        var running = storage.QueryAsync(query);
        return (running, clock.Elapsed);
    }

    private static async Task<SqliteStorage> FilledAsync(TestDatabase database, int count)
    {
        var storage = await database.OpenAsync();
        await storage.WriteAsync(new WriteUnit(Write.Insert(Enumerable.Range(0, count).Select(i => new Note { NoteId = $"n{i}" }).ToArray())));
        return storage;
    }

    // no index helps with the end of a text, so every row is looked at
    private static (ValueTask<IReadOnlyList<Note>> Running, TimeSpan OnThisThread) Start(SqliteStorage storage)
    {
        var query = Query.From<Note>().Where(Note.Columns.NoteId.EndsWith("199999"));
        var clock = Stopwatch.StartNew();
        var running = storage.QueryAsync(query);
        return (running, clock.Elapsed);
    }
}
