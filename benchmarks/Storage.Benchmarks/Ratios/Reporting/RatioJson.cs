using System.Text.Json;
using System.Text.Json.Nodes;

namespace Storage.Benchmarks;

/// <summary>The results for programs: an array of cases, with the rivals' values and our ratio to each of them and to the floor.</summary>
internal static class RatioJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Of(IEnumerable<CaseResult> results) =>
        new JsonArray([.. results.Select(Of)]).ToJsonString(Indented);

    private static JsonObject Of(CaseResult result) => new()
    {
        ["case"] = result.Name,
        ["unit"] = result.Unit.Name,
        ["ours"] = Round(result.Ours.Value),
        ["oursBytes"] = Round(result.Ours.Bytes),
        ["floor"] = Round(result.Find(Competitor.Floor)?.Value),
        ["rivals"] = Values(result.Others.Where(line => line.Name != Competitor.Floor), line => line.Value),
        ["ratios"] = Values(result.Others, result.Ratio),
        ["goals"] = new JsonObject(result.Goals.Select(goal => KeyValuePair.Create(goal.Against, (JsonNode?)goal.Ratio))),
        ["checks"] = new JsonArray([.. result.Checks.Select(check => new JsonObject
        {
            ["what"] = check.What,
            ["value"] = Round(check.Value),
            [check.IsLeast ? "atLeast" : "atMost"] = check.Limit,
        })]),
    };

    private static JsonObject Values(IEnumerable<Line> lines, Func<Line, double> value) =>
        new(lines.Select(line => KeyValuePair.Create(line.Name, (JsonNode?)Round(value(line)))));

    private static double? Round(double? value) => value is { } given ? Math.Round(given, given < 100 ? 3 : 0) : null;
}
