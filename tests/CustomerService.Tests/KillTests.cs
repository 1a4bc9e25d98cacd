using System.Diagnostics;
using System.Globalization;
using Storage.Api;
using Storage.Core;
using Storage.Hosting;
using Xunit.Abstractions;

namespace CustomerService.Tests;

/// <summary>
/// Kill -9 at random moments. The moments are drawn over the time that an undisturbed run takes and have nothing to do with what the
/// program says, so that they fall before, into and after every step of a commit.
/// </summary>
/// <remarks>STORAGE_KILL_ROUNDS sets the number of rounds.</remarks>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int ExitCodeOfKill = 128 + 9;
    private const int Streams = 40;
    private const int MessagesEach = 50;
    private const int Messages = Streams * MessagesEach;

    private static readonly int Rounds =
        int.Parse(Environment.GetEnvironmentVariable("STORAGE_KILL_ROUNDS") ?? "6", CultureInfo.InvariantCulture);

    private static readonly int MaxAttempts = Math.Max(60, 3 * Rounds);

    private static readonly int MinRoundsInTheMiddle = Math.Max(1, Rounds / 3);

    [UnixFact]
    public async Task No_acknowledged_message_is_lost()
    {
        var rounds = await RepeatAsync(ChildProgram.Sample, async (folder, round) =>
        {
            (await LostAsync(folder, round.Ids)).Should().BeEmpty("what was acknowledged outlives the process");
            var report = (await ChildProgram.RunAsync([.. Arguments(folder), "--json"])).VerifiedReport();
            report.Messages.Should().Be(Messages);
            report.AlreadyThere.Should().BeGreaterThanOrEqualTo(round.Ids.Length);
            return true;
        });

        rounds.Count.Should().BeGreaterThanOrEqualTo(Rounds, "a program that ends before it is killed shows nothing");
        InTheMiddle(rounds).Should().BeGreaterThanOrEqualTo(MinRoundsInTheMiddle, "kills before or after all writes show nothing");
    }

    [UnixFact]
    public async Task A_program_that_acknowledges_before_the_commit_is_found_out()
    {
        var lost = 0;
        await RepeatAsync(ChildProgram.EarlyAcknowledgement, async (folder, round) =>
        {
            lost = (await LostAsync(folder, round.Ids)).Count;
            return lost == 0;
        });

        lost.Should().BePositive("the test above would otherwise show nothing");
        output.WriteLine($"{lost} acknowledged messages were lost.");
    }

    private static string[] Arguments(WorkFolder folder) =>
        ["--input", folder.Write("input.tsv", Inputs.Tsv(Streams, MessagesEach)), "--database", folder.Database];

    private static int InTheMiddle(IEnumerable<KillRound> rounds) => rounds.Count(round => round.Progress == KillProgress.InTheMiddle);

    /// <summary>Kills a program again and again in first runs, until it was killed often enough or the check wants no more.</summary>
    /// <returns>The rounds in which it was killed; a run that ended by itself is tried again.</returns>
    private async Task<IReadOnlyList<KillRound>> RepeatAsync(string program, Func<WorkFolder, KillRound, Task<bool>> check)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}.");
        var moments = new KillMoments(new Random(seed), await MeasureAsync(program));
        var rounds = new List<KillRound>();
        for (var attempt = 0; attempt < MaxAttempts && !IsEnough(rounds); attempt++)
        {
            using var folder = new WorkFolder();
            var round = await KillAsync(program, folder, moments.Next());
            output.WriteLine(
                $"{(round.WasKilled ? "Killed" : "Ended by itself")} after {round.Elapsed.TotalMilliseconds:N0} ms, between "
                + $"{moments.First.TotalMilliseconds:N0} and {moments.Last.TotalMilliseconds:N0}, {round.Ids.Length} of {Messages} "
                + "messages acknowledged.");
            moments.Learn(round);
            if (round.WasKilled)
            {
                rounds.Add(round);
                if (!await check(folder, round))
                {
                    break;
                }
            }
        }

        return rounds;
    }

    private static bool IsEnough(List<KillRound> rounds) => rounds.Count >= Rounds && InTheMiddle(rounds) >= MinRoundsInTheMiddle;

    private static async Task<TimeSpan> MeasureAsync(string program)
    {
        using var folder = new WorkFolder();
        return (await KillAsync(program, folder, TimeSpan.FromMinutes(1))).Elapsed;
    }

    private static async Task<KillRound> KillAsync(string name, WorkFolder folder, TimeSpan moment)
    {
        string[] arguments = [.. Arguments(folder), "--clients", "8", "--acknowledged", folder.Acknowledged];
        var clock = Stopwatch.StartNew();
        using var program = ChildProgram.Start(name, arguments);
        await Task.WhenAny(Task.Delay(moment), program.EndAsync());
        var elapsed = clock.Elapsed;
        var result = await program.KillAsync();
        return new KillRound(result.ExitCode == ExitCodeOfKill, elapsed, folder.AcknowledgedIds, Messages);
    }

    private static async Task<IReadOnlyList<string>> LostAsync(WorkFolder folder, string[] ids)
    {
        await using var store = await WeChatStore.OpenAsync(folder.Database);
        var rows = await store.Repository<Message>().FindManyAsync(Message.Columns.MessageId, ids);
        return [.. ids.Zip(rows).Where(pair => pair.Second is null).Select(pair => pair.First)];
    }
}
