using System.Globalization;
using System.Text;

namespace Storage.Benchmarks;

/// <summary>A case as a table for people.</summary>
internal static class CaseText
{
    public static string Of(CaseResult result)
    {
        var text = new StringBuilder();
        var hasLatencies = result.Lines.Any(line => line.P99 is not null);
        var latencies = hasLatencies ? $"{"p50 µs",12}{"p99 µs",12}" : string.Empty;
        Append(text, $"{result.Name}: {result.What}");
        Append(text, $"  {string.Empty,-14}{result.Unit.Name,12}{"spread",8}{"bytes",10}{latencies}{"ratio",9}{"goal",8}");
        foreach (var line in result.Lines)
        {
            AppendLine(text, result, line, hasLatencies);
        }

        foreach (var check in result.Checks)
        {
            Append(text, $"  {check.What}: {check.Value:0.###} ({(check.IsLeast ? "at least" : "at most")} {check.Limit:0.###}: {Verdict(check.IsMet)})");
        }

        return text.ToString();
    }

    private static void AppendLine(StringBuilder text, CaseResult result, Line line, bool hasLatencies)
    {
        var value = result.Unit.IsFine ? Number($"{line.Value:n1}") : Number($"{line.Value:n0}");
        var spread = line.Spread is { } share ? Number($"{share:P0}") : string.Empty;
        var latencies = hasLatencies ? Number($"{line.Median,12:n0}{line.P99,12:n0}") : string.Empty;
        var ratio = line == result.Ours ? string.Empty : Number($"{result.Ratio(line):0.00}");
        Append(text, $"  {line.Name,-14}{value,12}{spread,8}{line.Bytes,10:n0}{latencies}{ratio,9}{Verdict(result, line)}");
    }

    private static string Verdict(CaseResult result, Line line) => result.Goals.FirstOrDefault(goal => goal.Against == line.Name) is { } goal
        ? Number($"{goal.Ratio,8:0.00}  {Verdict(result.Ratio(line) >= goal.Ratio)}")
        : string.Empty;

    private static string Verdict(bool isMet) => isMet ? "met" : "missed";

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, FormattableString line) => text.AppendLine(Number(line).TrimEnd());
}
