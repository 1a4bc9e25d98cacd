using Storage.Core;

namespace OfflineQueue.Tests;

/// <summary>Disks that fail, in ways that a test can bring about.</summary>
public sealed class FaultTests
{
    private static readonly Lazy<string> Library = new(Compile);

    [NeedsFact(Needs.LoopDevice)]
    public async Task A_power_cut_loses_nothing_that_was_acknowledged()
    {
        const int Rounds = 2;
        var folder = Directory.CreateTempSubdirectory("offline-power-").FullName;
        var (acknowledged, found) = (new List<string>(), new List<string>());
        using (var disk = new ImageDisk(folder))
        {
            for (var round = 0; round < Rounds; round++)
            {
                using var database = new CrashDatabase(disk.Mount);
                using var harness = new HarnessProcess($"produce \"{database.Path}\" r{round}");
                await harness.Ready;
                await Until(() => harness.Lines > 100);
                await disk.CutPowerAsync(async () => acknowledged.AddRange(await harness.KillAsync()));
                found = await database.FoundAsync();
                acknowledged.Except(found).Should().BeEmpty();
            }
        }

        Directory.Delete(folder, recursive: true);
        FaultTable.Note(Fault.PowerCut, $"{Rounds} cuts: {acknowledged.Count} acknowledged, {found.Count} found, 0 lost");
    }

    [NeedsFact(Needs.Compiler)]
    public Task A_failing_sync_loses_nothing_that_was_acknowledged_and_the_message_is_there_once() =>
        FaultAsync(Fault.SyncError, ("FAULT_SYNC_FROM", "6"), ("FAULT_SYNC_TO", "16"));

    [NeedsFact(Needs.Compiler)]
    public Task A_failing_write_loses_nothing_that_was_acknowledged_and_the_message_is_there_once() =>
        FaultAsync(Fault.WriteError, ("FAULT_WRITE_FROM", "25"), ("FAULT_WRITE_TO", "60"));

    [NeedsFact(Needs.Compiler)]
    public async Task A_process_that_ends_in_the_middle_of_a_write_loses_nothing_that_it_acknowledged()
    {
        var stopped = 0;
        for (var at = 5; at <= 65; at += 20)
        {
            using var database = new CrashDatabase();
            var lines = await RunAsync(database, 30, ("FAULT_STOP_AT_WRITE", $"{at}"));
            stopped += lines.Contains("end") ? 0 : 1;
            Added(lines).Except(await database.FoundAsync()).Should().BeEmpty();
        }

        stopped.Should().BeGreaterThan(2);
        FaultTable.Note(Fault.TornWrite, $"{stopped} of 4 processes ended so, 0 acknowledged messages lost");
    }

    [NeedsFact(Needs.Mount)]
    public async Task A_full_disk_is_told_keeps_what_is_there_deliverable_or_whole_and_is_used_again_when_it_has_space()
    {
        var folder = Directory.CreateTempSubdirectory("offline-full-").FullName;
        ChildProcess.Run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder).Should().Be(0);
        try
        {
            var taken = await FillAndFreeAsync(folder);
            FaultTable.Note(Fault.DiskFull, $"{taken} messages taken, the next one refused as DiskFull, all delivered afterwards");
        }
        finally
        {
            ChildProcess.Run("umount", folder);
            Directory.Delete(folder);
        }
    }

    [NeedsFact(Needs.Immutable)]
    public async Task A_read_only_file_is_told_and_nothing_of_it_changes()
    {
        using var database = new CrashDatabase();
        await RunAsync(database, 3);
        ChildProcess.Run("chattr", "+i", database.Path).Should().Be(0);
        try
        {
            Func<Task> act = async () =>
            {
                await using var storage = await TestQueue.OpenStorageAsync(database.Path);
                using var queue = new DurableQueue(storage, "crash", new OfflineQueueOptions { Keys = QueueKeys.From(new QueueKeyRing(TestQueue.Key)) });
                await queue.Add("x");
            };
            (await act.ShouldThrow<StorageException>()).Code.Should().BeOneOf(StorageErrorCode.ReadOnly, StorageErrorCode.CannotOpen);
        }
        finally
        {
            ChildProcess.Run("chattr", "-i", database.Path);
        }

        (await database.FoundAsync()).Should().HaveCount(3);
        FaultTable.Note(Fault.ReadOnly, "refused as ReadOnly, 3 of 3 messages there afterwards");
    }

    [Fact]
    public async Task A_stop_under_load_loses_nothing_that_was_acknowledged_and_ends_in_time()
    {
        using var database = new CrashDatabase();
        using var harness = new HarnessProcess($"host \"{database.Path}\" s");
        await harness.Ready;
        await Until(() => harness.Lines > 200);

        harness.SendTerminate();
        var lines = await harness.ToEndAsync();

        harness.ExitCode.Should().Be(0);
        lines[^1].Should().Be("end");
        var acknowledged = lines.Where(line => !line.StartsWith("D ", StringComparison.Ordinal) && line != "end").ToList();
        var delivered = lines.Where(line => line.StartsWith("D ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).ToList();
        var found = await database.FoundAsync();
        acknowledged.Except(found).Except(delivered).Should().BeEmpty();
        found.Intersect(delivered).Should().BeEmpty("what was delivered before an orderly stop was acknowledged");
        FaultTable.Note(Fault.Terminate, $"{acknowledged.Count} acknowledged, {delivered.Count} delivered, {found.Count} left, 0 lost, 0 delivered twice");
    }

    private static async Task FaultAsync(string fault, params (string, string)[] faults)
    {
        using var database = new CrashDatabase();
        var lines = await RunAsync(database, 40, faults);

        var found = await database.FoundAsync();
        var added = Added(lines);
        lines[^1].Should().Be("end", "the process goes on");
        added.Should().HaveCountLessThan(40, "the fault was met").And.NotBeEmpty();
        added.Except(found).Should().BeEmpty();
        found.Should().OnlyHaveUniqueItems();
        lines.Where(line => line.StartsWith("NotApplied", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]).Intersect(found).Should().BeEmpty();
        lines[^2].Should().StartWith("Added", "it works again when the disk does");
        FaultTable.Note(fault, $"{added.Count} acknowledged, {found.Count} found, {lines.Length - 1 - added.Count} told that they failed, 0 lost");
    }

    // the queue is made by a run without faults, so that the faults meet messages only
    private static async Task<string[]> RunAsync(CrashDatabase database, int count, params (string, string)[] faults)
    {
        if (faults.Length > 0)
        {
            using var first = new HarnessProcess($"faults \"{database.Path}\" first 1");
            await first.ToEndAsync();
            faults = [("LD_PRELOAD", Library.Value), .. faults];
        }

        using var harness = new HarnessProcess($"faults \"{database.Path}\" f {count}", faults);
        return await harness.ToEndAsync();
    }

    private static List<string> Added(string[] lines) =>
        [.. lines.Where(line => line.StartsWith("Added ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1])];

    private static async Task<int> FillAndFreeAsync(string folder)
    {
        var added = new List<string>();
        var ballast = Path.Combine(folder, "ballast");
        File.WriteAllBytes(ballast, new byte[4 * 1024 * 1024]);
        await using var storage = await TestQueue.OpenStorageAsync(TestQueue.PathIn(folder), checkpointPages: 100);
        using var queue = new DurableQueue(storage, "crash", new OfflineQueueOptions { Keys = QueueKeys.From(new QueueKeyRing(TestQueue.Key)) });
        var exception = await FillAsync(queue, added);
        (exception.Code, exception.Outcome).Should().Be((StorageErrorCode.DiskFull, WriteOutcome.NotApplied));
        (await queue.CountAsync()).Should().Be(added.Count, "reads go on");

        File.Delete(ballast);
        (await queue.Add("after")).Outcome.Should().Be(EnqueueOutcome.Added);
        added.Add("after");
        (await queue.Drain()).Should().Equal(added);
        await storage.ShouldBeSound();
        return added.Count;
    }

    private static async Task<StorageException> FillAsync(DurableQueue queue, List<string> added)
    {
        while (true)
        {
            var text = $"{added.Count:0000} {new string('x', 50_000)}";
            try
            {
                (await queue.Add(text)).Outcome.Should().Be(EnqueueOutcome.Added);
                added.Add(text);
            }
            catch (StorageException exception)
            {
                return exception;
            }
        }
    }

    private static async Task Until(Func<bool> isDone)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (!isDone())
        {
            patience.Elapsed.Should().BeLessThan(TestExtensions.Patience);
            await Task.Delay(5);
        }
    }

    private static string Compile()
    {
        var library = Path.Combine(AppContext.BaseDirectory, "faults.so");
        var source = Path.Combine(AppContext.BaseDirectory, "Faults", "faults.c");
        ChildProcess.Run("gcc", "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl").Should().Be(0);
        return library;
    }
}
