using System.Globalization;
using System.Text;

namespace Storage.Benchmarks;

/// <summary><c>races</c>: runs the races in which caches go stale on ours and on the rivals; fails where ours is not right in all.</summary>
internal static class RacesCommand
{
    private const int ColumnWidth = 14;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length > 0)
        {
            await Console.Error.WriteLineAsync("Usage: races");
            return 2;
        }

        var isOursRight = true;
        Console.WriteLine($"{string.Empty,-62}{string.Concat(RaceEntrant.All.Select(entrant => entrant.Name.PadRight(ColumnWidth)))}".TrimEnd());
        foreach (var scenario in RaceScenarios.All)
        {
            var line = new StringBuilder(Row(scenario));
            foreach (var entrant in RaceEntrant.All)
            {
                var outcome = await entrant.RunAsync(scenario);
                line.Append(NameOf(outcome).PadRight(ColumnWidth));
                isOursRight &= entrant.Name != Competitor.Ours || outcome == RaceOutcome.Ok;
            }

            Console.WriteLine(line.ToString().TrimEnd());
        }

        Console.WriteLine("OK: the next read gives the new value. STALE: it gives the old one. BLOCKED: it gives nothing. n/a: the cache has no such thing.");
        return isOursRight ? 0 : 1;
    }

    private static string Row(RaceScenario scenario) => string.Create(CultureInfo.InvariantCulture, $"{scenario.Number,2}  {scenario.What,-58}");

    private static string NameOf(RaceOutcome outcome) => outcome switch
    {
        RaceOutcome.Ok => "OK",
        RaceOutcome.Stale => "STALE",
        RaceOutcome.Blocked => "BLOCKED",
        _ => "n/a",
    };
}
