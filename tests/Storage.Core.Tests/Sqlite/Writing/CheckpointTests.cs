using System.Diagnostics;

namespace Storage.Core.Tests;

public sealed class CheckpointTests
{
    [Fact]
    public async Task The_log_stays_bounded_while_readers_run()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(options => options.CheckpointPages = 100);
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await storage.QueryAsync(Query.From<Note>().OrderByDescending(Note.Columns.Id).Take(20));
            }
        })).ToArray();
        var largest = 0L;

        for (var i = 0; i < 60; i++)
        {
            var rows = Enumerable.Range(0, 100).Select(k => new Note { NoteId = $"{i}-{k}-{new string('x', 300)}" }).ToArray();
            await storage.WriteAsync(new WriteUnit(Write.Insert<Note>(rows)) { Durability = Durability.Normal });
            largest = Math.Max(largest, new FileInfo(database.FilePath + "-wal").Length);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        storage.GetStatistics().Checkpoints.Should().BePositive();
        largest.Should().BeLessThan(10_000_000, "about 15 MB were written");
    }

    [Fact]
    public async Task A_reader_that_holds_its_moment_does_not_slow_the_writer_down()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(options => options.CheckpointPages = 10);
        await storage.Add("first");
        await using var held = storage.StreamAsync(Query.From<Note>()).GetAsyncEnumerator();
        await held.MoveNextAsync();
        var clock = Stopwatch.StartNew();

        for (var i = 0; i < 300; i++)
        {
            await storage.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = $"n{i}" })) { Durability = Durability.Normal });
        }

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(8), "waiting 50 ms for the reader at each of 300 commits takes 15");
        (await held.MoveNextAsync()).Should().BeFalse("it is one moment");
    }

    [Fact]
    public async Task An_idle_writer_empties_the_log()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(options => options.IdleCheckpointDelay = TimeSpan.FromMilliseconds(30));

        await storage.Add("a");

        SpinWait.SpinUntil(() => new FileInfo(database.FilePath + "-wal") is { Exists: true, Length: 0 }, TestExtensions.Patience).Should().BeTrue();
    }

    [Fact]
    public async Task Maintenance_empties_the_log_and_keeps_the_rows()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync();
        await storage.Add("a");

        await storage.MaintainAsync(MaintenanceTasks.Checkpoint | MaintenanceTasks.Optimize | MaintenanceTasks.Vacuum);

        new FileInfo(database.FilePath + "-wal").Length.Should().Be(0);
        (await storage.NoteIds()).Should().Equal("a");
    }

    [Fact]
    public async Task Maintenance_that_a_reader_keeps_from_emptying_the_log_says_so()
    {
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync();
        await storage.WriteAsync(new WriteUnit(Write.Insert<Note>([.. Enumerable.Range(0, 1_000).Select(i => new Note { NoteId = $"n{i}" })])));
        var held = storage.StreamAsync(Query.From<Note>()).GetAsyncEnumerator();
        await held.MoveNextAsync();

        var failure = await storage.MaintainAsync(MaintenanceTasks.Checkpoint).AsTask().ShouldFail();
        await held.DisposeAsync();
        await storage.MaintainAsync(MaintenanceTasks.Checkpoint);

        (failure.Code, failure.IsTransient).Should().Be((StorageErrorCode.Busy, true));
        failure.Message.Should().Contain("try again later");
        new FileInfo(database.FilePath + "-wal").Length.Should().Be(0);
    }
}
