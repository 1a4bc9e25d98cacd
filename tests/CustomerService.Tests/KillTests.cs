using System.Diagnostics;
using Storage.Api;
using Storage.Core;
using Storage.Hosting;
using Xunit.Abstractions;

namespace CustomerService.Tests;

/// <summary>
/// Kill -9 at random moments. The moments are drawn over the time that an undisturbed run takes and have nothing to do with what the program
/// says, so that they fall before, into and after every step of a commit.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Rounds = 20;
    private const int Streams = 40;
    private const int MessagesEach = 50;
    private const int Messages = Streams * MessagesEach;

    [UnixFact]
    public async Task No_acknowledged_message_is_lost()
    {
        var random = Seeded();
        var duration = await MeasureAsync(ChildProgram.Sample);
        var inTheMiddle = 0;
        for (var round = 0; round < Rounds; round++)
        {
            using var folder = new WorkFolder();
            var ids = await KillAsync(ChildProgram.Sample, folder, Moment(random, duration));
            inTheMiddle += ids.Length is > 0 and < Messages ? 1 : 0;

            var lost = await LostAsync(folder, ids);

            lost.Should().BeEmpty($"in round {round} all of {ids.Length} acknowledged messages are there after the kill");
            var report = (await ChildProgram.RunAsync([.. Arguments(folder), "--json"])).VerifiedReport();
            report.Messages.Should().Be(Messages);
            report.AlreadyThere.Should().BeGreaterThanOrEqualTo(ids.Length);
        }

        output.WriteLine($"{inTheMiddle} of {Rounds} kills came in the middle of the run.");
        inTheMiddle.Should().BeGreaterThan(Rounds / 4, "kills before or after all writes show nothing");
    }

    [UnixFact]
    public async Task A_program_that_acknowledges_before_the_commit_is_found_out()
    {
        var random = Seeded();
        var duration = await MeasureAsync(ChildProgram.EarlyAcknowledgement);
        for (var round = 0; round < Rounds; round++)
        {
            using var folder = new WorkFolder();
            var ids = await KillAsync(ChildProgram.EarlyAcknowledgement, folder, Moment(random, duration));
            var lost = await LostAsync(folder, ids);
            if (lost.Count > 0)
            {
                output.WriteLine($"Round {round} found {lost.Count} of {ids.Length} acknowledged messages lost.");
                return;
            }
        }

        Assert.Fail($"{Rounds} kills lost no message of a program that acknowledges before it commits, so the test above shows nothing.");
    }

    // not in the first part, in which the runtime starts
    private static TimeSpan Moment(Random random, TimeSpan duration) => duration * (0.25 + (0.75 * random.NextDouble()));

    private static string[] Arguments(WorkFolder folder) =>
        ["--input", folder.Write("input.tsv", Inputs.Tsv(Streams, MessagesEach)), "--database", folder.Database];

    // the second run's time: the first one warms the file system
    private static async Task<TimeSpan> MeasureAsync(string name)
    {
        await MeasureOnceAsync(name);
        return await MeasureOnceAsync(name);
    }

    private static async Task<TimeSpan> MeasureOnceAsync(string name)
    {
        using var folder = new WorkFolder();
        var clock = Stopwatch.StartNew();
        await KillAsync(name, folder, TimeSpan.FromMinutes(1));
        return clock.Elapsed;
    }

    private static async Task<string[]> KillAsync(string name, WorkFolder folder, TimeSpan moment)
    {
        using var program = ChildProgram.Start(name, [.. Arguments(folder), "--clients", "8", "--acknowledged", folder.Acknowledged]);
        await Task.WhenAny(Task.Delay(moment), program.EndAsync());
        await program.KillAsync();
        return folder.AcknowledgedIds;
    }

    private static async Task<IReadOnlyList<string>> LostAsync(WorkFolder folder, string[] ids)
    {
        await using var store = await WeChatStore.OpenAsync(folder.Database);
        var rows = await store.Repository<Message>().FindManyAsync(Message.Columns.MessageId, ids);
        return [.. ids.Zip(rows).Where(pair => pair.Second is null).Select(pair => pair.First)];
    }

    private Random Seeded()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}.");
        return new Random(seed);
    }
}
