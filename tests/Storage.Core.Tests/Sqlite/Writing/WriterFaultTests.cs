namespace Storage.Core.Tests;

/// <summary>What a fault of the writer, of an observer or of the log leaves: no caller without an answer, and a writer that goes on.</summary>
public sealed class WriterFaultTests
{
    // a turn's beginning and the picking up read the clock before
    private const int ReadingInTheCommit = 3;

    [Fact]
    public async Task An_observer_and_a_log_that_throw_fail_no_write_and_end_no_writer()
    {
        var loggers = new ThrowingLoggers();
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(services: new SqliteServices { LoggerFactory = loggers });
        using var observing = storage.Observe(new ThrowingObserver());
        loggers.IsBroken = true;

        await storage.Add("a").AsTask().WaitAsync(TestExtensions.Patience);
        await storage.Add("b").AsTask().WaitAsync(TestExtensions.Patience);

        (await storage.NoteIds()).Should().Equal("a", "b");
        loggers.Failed.Should().Be(4, "each notice is told twice");
    }

    [Fact]
    public async Task A_fault_that_cannot_be_logged_is_told_to_the_caller_and_the_next_write_works()
    {
        var (loggers, clock) = (new ThrowingLoggers(), new FaultyClock());
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(LetsTheClockBe, new SqliteServices { LoggerFactory = loggers, TimeProvider = clock });
        loggers.IsBroken = true;
        clock.Fail(ReadingInTheCommit, ReadingInTheCommit);

        var failure = await storage.Add("a").ShouldFail();
        await storage.Add("b").AsTask().WaitAsync(TestExtensions.Patience);

        (failure.Outcome, failure.InnerException?.Message).Should().Be((WriteOutcome.Unknown, "The clock has stopped."));
        (await storage.NoteIds()).Should().Equal("b");
    }

    [NeedsFact(Needs.Linux)]
    public async Task A_fault_in_the_recovery_from_a_fault_leaves_nobody_waiting()
    {
        var clock = new FaultyClock();
        await using var database = new TestDatabase();
        await using var storage = await database.OpenAsync(LetsTheClockBe, new SqliteServices { TimeProvider = clock });
        clock.Fail(ReadingInTheCommit, ReadingInTheCommit + 1);
        File.Move(database.FilePath, database.FilePath + ".away");

        var failure = await storage.Add("a").ShouldFail();
        File.Move(database.FilePath + ".away", database.FilePath);
        await storage.Add("b").AsTask().WaitAsync(TestExtensions.Patience);

        failure.Outcome.Should().Be(WriteOutcome.Unknown);
        (await storage.NoteIds()).Should().Equal("b");
    }

    // an idle writer reads it too
    private static void LetsTheClockBe(SqliteStorageOptions options)
    {
        options.ForeignPollInterval = TimeSpan.Zero;
        options.IdleCheckpointDelay = TimeSpan.FromHours(1);
    }
}
