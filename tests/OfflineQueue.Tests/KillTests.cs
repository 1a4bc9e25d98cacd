using System.Globalization;
using Xunit.Abstractions;

namespace OfflineQueue.Tests;

/// <summary>Kill -9 at moments that have nothing to do with what the processes say, one to four of them on one database.</summary>
/// <remarks>STORAGE_KILL_ROUNDS sets the number of rounds.</remarks>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("STORAGE_KILL_ROUNDS") ?? "30", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Whatever_was_acknowledged_is_found_or_delivered_once_by_id_and_in_order_of_each_conversation()
    {
        using var database = new CrashDatabase();
        var random = Seeded();
        var (said, delivered) = (new List<string>(), new List<string>());
        for (var round = 0; round < Rounds; round++)
        {
            var processes = random.Next(1, 5);
            await RoundAsync(database, random, processes, index => index == 3 || (index == 1 && round % 2 == 0) ? "consume" : "produce", round, said, delivered);
        }

        var found = await database.FoundAsync();
        delivered = DeliveredIds(delivered);
        output.WriteLine($"{Rounds} rounds: {said.Count} acknowledged, {delivered.Count} delivered, {found.Count} left.");
        said.Should().HaveCountGreaterThan(Rounds);
        delivered.Should().NotBeEmpty();
        said.Except(found).Except(delivered).Should().BeEmpty("what was acknowledged is there, or was delivered");
        found.Should().OnlyHaveUniqueItems();
        foreach (var conversation in delivered.GroupBy(Conversation))
        {
            conversation.Should().BeInAscendingOrder("a message may be delivered twice, but none overtakes");
        }

        foreach (var conversation in found.GroupBy(Conversation))
        {
            conversation.Should().BeInAscendingOrder();
        }
        FaultTable.Note(Fault.Kill, $"{Rounds} rounds: {said.Count} acknowledged, {delivered.Count} delivered, {found.Count} left, 0 lost, order kept");
    }

    [Fact]
    public async Task A_queue_that_acknowledged_before_the_commit_would_be_caught()
    {
        using var database = new CrashDatabase();
        var said = new List<string>();
        await RoundAsync(database, Seeded(), 1, _ => "early", 0, said, []);

        var found = await database.FoundAsync();

        said.Should().NotBeEmpty();
        said.Except(found).Should().NotBeEmpty("the check has to see what was promised and not kept");
        FaultTable.Note(Fault.KillCaught, $"found out: {said.Except(found).Count()} of {said.Count} acknowledged were lost");
    }

    [Fact]
    public async Task A_rotation_that_is_killed_again_and_again_is_complete_at_the_end()
    {
        using var database = new CrashDatabase();
        await FillAsync(database, 3_000);
        var random = Seeded();
        var ring = ("OFFLINE_QUEUE_KEY", $"{QueueKey.Generate().Export()},{TestQueue.Key.Export()}");
        for (var round = 0; round < 4; round++)
        {
            using var harness = new HarnessProcess($"rotate \"{database.Path}\" r", ring);
            await harness.Ready;
            await Task.Delay(random.Next(0, 40));
            await harness.KillAsync();
        }

        using var last = new HarnessProcess($"rotate \"{database.Path}\" r", ring);
        (await last.ToEndAsync()).Should().Equal("end");
        await using var storage = await TestQueue.OpenStorageAsync(database.Path);
        using var only = new DurableQueue(storage, "crash", new OfflineQueueOptions { Capacity = 5_000, Keys = QueueKeys.From(QueueKeyRing.Parse(ring.Item2.Split(',')[0])) });
        (await only.Texts()).Should().HaveCount(3_000);
        FaultTable.Note(Fault.KillInRotation, "4 kills, then complete: 3000 of 3000 open with the new key alone");
    }

    // by the time that is in front of each id
    private static List<string> DeliveredIds(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal).Select(line => line.Split(' ')[2])];

    private static string Conversation(string id) => id[..id.LastIndexOf('/')];

    private static async Task FillAsync(CrashDatabase database, int count)
    {
        await using var storage = await TestQueue.OpenStorageAsync(database.Path);
        using var queue = new DurableQueue(storage, "crash", new OfflineQueueOptions { Capacity = 5_000, Keys = QueueKeys.From(new QueueKeyRing(TestQueue.Key)) });
        await queue.EnqueueAsync([.. Enumerable.Range(0, count).Select(i => TestQueue.Message($"r/{i:0000}"))]);
    }

    private static async Task RoundAsync(CrashDatabase database, Random random, int processes, Func<int, string> mode, int round, List<string> said, List<string> delivered)
    {
        var harnesses = Enumerable.Range(0, processes).Select(index => new HarnessProcess($"{mode(index)} \"{database.Path}\" r{round:000}.{index}")).ToList();
        await Task.WhenAll(harnesses.Select(harness => harness.Ready));
        if (mode(0) == "early")
        {
            // nothing is at stake before the first word of a program that is wrong on purpose
            await Task.WhenAny(harnesses[0].Said, Task.Delay(TestExtensions.Patience));
        }

        await Task.Delay(random.Next(20, 200));
        foreach (var harness in harnesses)
        {
            foreach (var line in await harness.KillAsync())
            {
                (line.StartsWith("D ", StringComparison.Ordinal) ? delivered : said).Add(line);
            }

            harness.Dispose();
        }
    }

    private Random Seeded()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        return new Random(seed);
    }
}
