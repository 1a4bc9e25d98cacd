using CostTracking;
using CostTracking.Internal;
using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>A month of calls: their rows and the sums that the ledger would have made of them.</summary>
internal static class CostMonth
{
    private const int Chunk = 10_000;
    private const int Days = 30;
    private const int Users = 50;
    private static readonly string[] Models = ["a", "b", "c"];
    private static readonly DateTimeOffset First = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static ReportQuery Query { get; } = new() { From = new(2026, 11, 1), To = new(2026, 11, Days), Period = ReportPeriod.Day, GroupBy = ReportGrouping.Model };

    public static async Task FillAsync(IStorage storage, int calls)
    {
        var sums = new List<CostRollup>();
        var share = calls / (Days * Models.Length * Users);
        for (var day = 0; day < Days; day++)
        {
            sums.AddRange(from model in Models from user in Enumerable.Range(0, Users) select Sum(First.AddDays(day), model, user, share));
        }

        await storage.WriteAsync(new WriteUnit(Write.Insert(sums.ToArray())));
        for (var done = 0; done < calls; done += Chunk)
        {
            var rows = Enumerable.Range(done, Math.Min(Chunk, calls - done)).Select(Row).ToArray();
            await storage.WriteAsync(new WriteUnit(Write.Insert(rows)) { Durability = Durability.Normal });
        }
    }

    private static CostRollup Sum(DateTimeOffset day, string model, int user, int calls) => new()
    {
        Grain = RollupGrain.Day, Start = day, Tag = "", Provider = "bench", Model = model, UserId = $"u{user}", Currency = "CNY",
        Calls = calls, InputTokens = calls * 1_000L, OutputTokens = calls * 500L, AmountMicros = calls * 2_000L,
    };

    private static LlmUsage Row(int i) => new()
    {
        ModelName = Models[i % Models.Length],
        ModelAssignName = "",
        ModelApiProvider = "bench",
        UserId = $"u{i % Users}",
        RequestType = "chat",
        Endpoint = "/v1/chat/completions",
        PromptTokens = 1_000,
        CompletionTokens = 500,
        TotalTokens = 1_500,
        Cost = 0.002,
        Status = "success",
        Timestamp = First.AddSeconds(i % (Days * 86_400)).DateTime,
        CallId = Guid.CreateVersion7(First.AddSeconds(i % (Days * 86_400))),
        StartedAt = First.AddSeconds(i % (Days * 86_400)),
        AmountMicros = 2_000,
        Currency = "CNY",
        UsageSource = UsageSource.Provider,
        Outcome = CallOutcome.Completed,
    };
}
