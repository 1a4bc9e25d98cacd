using System.Globalization;
using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>Random LLM calls of three days, and what their sums are to be. Costs and times are binary fractions, so sums are exact in any
/// order.</summary>
internal static class UsageModel
{
    public static readonly DateTime From = new(2025, 11, 6, 7, 30, 15, DateTimeKind.Unspecified);
    public static readonly DateTime To = From.AddDays(2).AddSeconds(-40_000);

    public static readonly IReadOnlyList<string> Models = ["gpt", "GPT", "模型", "", "a b"];
    private static readonly string[] Users = ["u1", "U1", "小明", "system"];

    public static LlmUsage[] Rows(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ =>
        ChatSamples.Usage(Moment(random), Models[random.Next(Models.Count)], Users[random.Next(Users.Length)]) with
        {
            PromptTokens = random.Next(10_000),
            CompletionTokens = random.Next(10_000),
            TotalTokens = random.NextInt64(1L << 40),
            Cost = random.Next(1000) / 64.0,
            TimeCost = random.Next(3) == 0 ? null : random.Next(1000) / 8.0,
        })];

    public static UsageTotals[] Totals(IEnumerable<LlmUsage> rows, UsageGroups groups, string? model) => [.. rows
        .Where(row => row.Timestamp >= From && row.Timestamp < To && (model is null || row.ModelName == model))
        .GroupBy(row => (
            Day: groups.HasFlag(UsageGroups.Day) ? row.Timestamp.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
            Model: groups.HasFlag(UsageGroups.Model) ? row.ModelName : "",
            User: groups.HasFlag(UsageGroups.User) ? row.UserId : ""))
        .OrderBy(group => group.Key.Day, StringComparer.Ordinal)
        .ThenBy(group => group.Key.Model, StringComparer.Ordinal)
        .ThenBy(group => group.Key.User, StringComparer.Ordinal)
        .Select(group => new UsageTotals
        {
            Day = group.Key.Day,
            ModelName = group.Key.Model,
            UserId = group.Key.User,
            Calls = group.LongCount(),
            PromptTokens = group.Sum(row => row.PromptTokens),
            CompletionTokens = group.Sum(row => row.CompletionTokens),
            TotalTokens = group.Sum(row => row.TotalTokens),
            Cost = group.Sum(row => row.Cost),
            AverageTimeCost = group.Average(row => row.TimeCost),
        })];

    // a third stands at the edges of the range and of days, a third at whole seconds, a third between them
    private static DateTime Moment(Random random) => random.Next(3) switch
    {
        0 => ((DateTime[])[From, To, From.Date.AddDays(1), From.Date.AddDays(2)])[random.Next(4)].AddMicroseconds(random.Next(3) - 1),
        1 => From.Date.AddSeconds(random.Next(3 * 86_400)),
        _ => From.Date.AddMicroseconds(random.NextInt64(3L * 86_400_000_000)),
    };
}
