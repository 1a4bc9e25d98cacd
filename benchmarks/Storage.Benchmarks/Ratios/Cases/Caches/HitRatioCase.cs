using System.Globalization;

namespace Storage.Benchmarks;

/// <summary>How many requests of traces each policy leaves to the database. The traces are the host's; without one the case is left out.</summary>
internal static class HitRatioCase
{
    private const int Capacity = 1_000;

    // of the whole of two traces that are often compared with
    private static readonly Dictionary<string, double> MissGoals = new(StringComparer.Ordinal) { ["orm-busy"] = 22, ["oltp"] = 61 };

    public static IReadOnlyList<CaseResult> Run(IReadOnlyList<string> traces)
    {
        if (traces.Count == 0)
        {
            Console.WriteLine("hit-ratio: SKIPPED, since there is no trace. Name one with --trace FILE.");
            Console.WriteLine();
        }

        return [.. traces.Select(path => Run(Trace.Read(path)))];
    }

    private static CaseResult Run(Trace trace)
    {
        var lines = TracePolicies.Names
            .Select(name => TracePolicies.Replay(trace, name, Capacity))
            .Select(result => new Line(result.Policy, 100 - result.HitsInHundred, Bytes: null));
        var name = trace.Name.Split('.')[0];
        var what = string.Create(CultureInfo.InvariantCulture, $"{trace.Requests.Count:n0} requests of {trace.KeyCount:n0} keys at capacity {Capacity:n0}");
        var result = new CaseResult($"hit-ratio-{name}", what, Unit.MissesInHundred, [.. lines]);
        return MissGoals.TryGetValue(name, out var goal) ? result with { Checks = [new("misses in a hundred", result.Ours.Value, goal)] } : result;
    }
}
