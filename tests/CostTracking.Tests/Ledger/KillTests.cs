using CostTracking.Internal;
using Storage.Core;
using Xunit.Abstractions;

namespace CostTracking.Tests;

/// <summary>Processes that are killed while they spend.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("STORAGE_KILL_ROUNDS"), out var rounds) ? rounds : 5;

    [Fact]
    public async Task After_a_kill_acknowledged_calls_are_there_sums_are_those_of_the_rows_and_nothing_stays_reserved()
    {
        await using var ledger = await SharedFile.MakeAsync();
        var said = await KillRepeatedlyAsync(ledger.Path, "spend", Rounds);

        var check = await CheckAsync(ledger.Path, said);

        output.WriteLine($"{said.Count} acknowledged, {check.Rows} stored, {check.Reserved} reservations were left");
        said.Count.Should().BeGreaterThan(Rounds);
        check.Missing.Should().Be(0);
        check.Repeated.Should().Be(0);
        check.HourSum.Should().Be(check.RowSum);
        check.DaySum.Should().Be(check.RowSum);
        check.TagSum.Should().Be(check.RowSum);
        check.BudgetSpent.Should().Be(check.RowSum);
        check.BudgetReserved.Should().Be(0, "the leases of the calls that were under way are over");
        check.BudgetUsed.Should().Be(check.RowSum);
    }

    [Fact]
    public async Task A_program_that_acknowledged_before_the_record_would_be_caught()
    {
        await using var ledger = await SharedFile.MakeAsync();
        var said = await KillRepeatedlyAsync(ledger.Path, "early", rounds: 3);

        (await CheckAsync(ledger.Path, said)).Missing.Should().BePositive("the check has to see what was promised and not kept");
    }

    private static async Task<List<string>> KillRepeatedlyAsync(string path, string mode, int rounds)
    {
        var said = new List<string>();
        for (var round = 0; round < rounds; round++)
        {
            using var spender = new SpenderProcess($"{mode} \"{path}\" 16");
            await spender.Ready;
            await spender.Said;
            await Task.Delay(Random.Shared.Next(5, 200));
            said.AddRange(await spender.KillAsync());
        }

        return said;
    }

    private static async Task<Check> CheckAsync(string path, IEnumerable<string> said)
    {
        await using var storage = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = path });
        var reserved = (await storage.QueryAsync(Query.From<BudgetReservation>())).Count;
        var options = new CostTrackingOptions { DailyBudget = 1_000m, DailyBudgetIsHard = true };
        await using var tracker = new CostTracker(storage, options, new CostTrackingServices { TimeProvider = new LaterTime(), Catalog = Prices.Simple });
        await tracker.MaintainAsync();
        var rows = await storage.QueryAsync(Query.From<LlmUsage>());
        var ids = rows.Select(row => row.CallId!.Value.ToString()).ToList();
        var rollups = await storage.QueryAsync(Query.From<CostRollup>());
        var states = await storage.QueryAsync(Query.From<BudgetState>());
        return new(
            ids.Count,
            said.Except(ids).Count(),
            ids.Count - ids.Distinct().Count(),
            reserved,
            rows.Sum(row => row.AmountMicros!.Value),
            rollups.Where(row => row.Grain == RollupGrain.Hour).Sum(row => row.AmountMicros),
            rollups.Where(row => row is { Grain: RollupGrain.Day, Tag: "" }).Sum(row => row.AmountMicros),
            rollups.Where(row => row is { Grain: RollupGrain.Day, Tag: "t" }).Sum(row => row.AmountMicros),
            states.Sum(state => state.SpentMicros),
            states.Sum(state => state.ReservedMicros),
            states.Sum(state => state.UsedMicros));
    }

    private sealed record Check(
        int Rows, int Missing, int Repeated, int Reserved, long RowSum, long HourSum, long DaySum, long TagSum, long BudgetSpent, long BudgetReserved, long BudgetUsed);

    /// <summary>The clock a minute later, when every lease is over.</summary>
    private sealed class LaterTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddMinutes(1);
    }
}
