using System.Globalization;

namespace Storage.Benchmarks;

/// <summary>
/// <c>compare-ratios KEPT NEW</c>: fails where a ratio is worse than the kept one by more than a quarter. <c>--keep</c> writes the new
/// ratios over the kept ones instead.
/// </summary>
internal static class CompareCommand
{
    private const double Tolerance = 0.25;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ([_, _] or ["--keep", _, _]))
        {
            await Console.Error.WriteLineAsync("Usage: compare-ratios [--keep] KEPT NEW");
            return 2;
        }

        var (keptPath, current) = (args[^2], RatioFile.Read(args[^1]));
        if (args.Length == 3)
        {
            await File.WriteAllTextAsync(keptPath, current.ToText());
            return 0;
        }

        return Compare(RatioFile.Read(keptPath), current) ? 0 : 1;
    }

    private static bool Compare(RatioFile kept, RatioFile current)
    {
        var (worse, compared) = (0, 0);
        foreach (var (key, before) in kept.Ratios)
        {
            if (current.Ratios.TryGetValue(key, out var now))
            {
                compared++;
                var isWorse = now < before * (1 - Tolerance);
                worse += isWorse ? 1 : 0;
                var note = isWorse ? "WORSE" : now > before * (1 + Tolerance) ? "better" : string.Empty;
                Say($"{key.Case,-24}{key.Competitor,-16}{before,9:0.00}{now,9:0.00}  {note}");
            }
        }

        Say($"{compared} ratios compared; {worse} worse by more than {Tolerance:P0}");
        return worse == 0 && compared > 0;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture).TrimEnd());
}
