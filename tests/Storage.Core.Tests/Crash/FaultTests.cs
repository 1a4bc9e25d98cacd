using Xunit.Abstractions;

namespace Storage.Core.Tests;

/// <summary>A disk that fails to sync, and a process that stops in the middle of a write of the log.</summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private static readonly Lazy<string> Library = new(Compile);

    [NeedsFact(Needs.Compiler)]
    public async Task A_sync_that_fails_is_an_unknown_outcome_and_later_writes_work()
    {
        await using var database = new TestDatabase();
        using var harness = await StartAsync(database, 12, ("FAULT_SYNC_FROM", "4"), ("FAULT_SYNC_TO", "4"));

        var lines = await harness.ToEndAsync();

        var outcomes = Outcomes(lines);
        outcomes.Should().HaveCount(12);
        outcomes.Where(line => line.Outcome != "Applied").Should().ContainSingle().Which.Should().Match<(string Outcome, string Id, string Code)>(
            line => line.Outcome == "Unknown" && line.Code == "Io");
        lines[^1].Should().Be("end");
        await AcknowledgedAreStored(database, outcomes);
    }

    [NeedsFact(Needs.Compiler)]
    public async Task A_disk_that_keeps_failing_fails_each_write_and_is_used_again_when_it_works()
    {
        await using var database = new TestDatabase();
        using var harness = await StartAsync(database, 40, ("FAULT_SYNC_FROM", "4"), ("FAULT_SYNC_TO", "12"));

        var outcomes = Outcomes(await harness.ToEndAsync());

        outcomes.Should().HaveCount(40);
        outcomes.Should().Contain(line => line.Outcome == "Unknown");
        outcomes[^1].Outcome.Should().Be("Applied");
        await AcknowledgedAreStored(database, outcomes);
    }

    [NeedsFact(Needs.Compiler)]
    public async Task A_process_that_stops_in_any_write_of_the_log_loses_nothing_that_it_acknowledged()
    {
        var stopped = 0;
        for (var at = 1; at <= 61; at += 6)
        {
            await using var database = new TestDatabase();
            using var harness = await StartAsync(database, 30, ("FAULT_STOP_AT_WRITE", $"{at}"));
            var lines = await harness.ToEndAsync();
            stopped += lines.Contains("end") ? 0 : 1;
            await AcknowledgedAreStored(database, Outcomes(lines));
        }

        stopped.Should().BeGreaterThan(5);
    }

    [NeedsFact(Needs.Compiler)]
    public async Task After_any_io_error_the_database_is_opened_afresh_before_the_caller_is_told()
    {
        await using var database = new TestDatabase();
        using var harness = new HarnessProcess(
            $"once \"{database.FilePath}\"", ("LD_PRELOAD", Library.Value), ("FAULT_ONCE", Path.Combine(database.Directory, "fault")));

        var lines = await harness.ToEndAsync();

        lines.Should().Equal("begin: NotApplied Io afresh", "statement: NotApplied Io afresh", "schema: Unknown Io afresh", "end");
    }

    // the database is made by a run without faults, so that the faults meet writes only
    private static async Task<HarnessProcess> StartAsync(TestDatabase database, int count, params (string, string)[] faults)
    {
        using var first = new HarnessProcess($"faults \"{database.FilePath}\" first 1");
        await first.ToEndAsync();
        return new($"faults \"{database.FilePath}\" f {count}", [("LD_PRELOAD", Library.Value), .. faults]);
    }

    private static List<(string Outcome, string Id, string Code)> Outcomes(string[] lines) =>
        [.. lines.Select(line => line.Split(' ')).Where(words => words.Length == 3).Select(words => (words[0], words[1], words[2]))];

    private async Task AcknowledgedAreStored(TestDatabase database, List<(string Outcome, string Id, string Code)> outcomes)
    {
        output.WriteLine(string.Join(", ", outcomes.Where(line => line.Outcome != "Applied")));
        var stored = await StoredEntries.OfAsync(database.FilePath);
        outcomes.Where(line => line.Outcome == "Applied" && !stored.Contains(line.Id)).Should().BeEmpty();
        outcomes.Where(line => line.Outcome == "NotApplied" && stored.Contains(line.Id)).Should().BeEmpty();
    }

    private static string Compile()
    {
        var library = Path.Combine(AppContext.BaseDirectory, "faults.so");
        var source = Path.Combine(AppContext.BaseDirectory, "Crash", "faults.c");
        Tool.Run("gcc", "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl").Should().Be(0);
        return library;
    }
}
