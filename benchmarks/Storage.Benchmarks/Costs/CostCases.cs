using CostTracking;
using CostTracking.Internal;
using Microsoft.Extensions.AI;
using Storage.Core;
using IModelClient = Microsoft.Extensions.AI.IChatClient;
using ModelMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Storage.Benchmarks;

/// <summary>What recording, reserving, tracking and reporting cost.</summary>
internal sealed class CostCases(Scale scale)
{
    private const int Callers = 64;
    private const int Updates = 2_000;
    private static readonly CallEnd End = new() { Usage = new(1_000, 500) };
    private static readonly ModelMessage[] Messages = [new(ChatRole.User, "A question of a few words.")];

    private int Calls => scale.IsThorough ? 100_000 : 20_000;

    /// <summary>64 callers that each await a recorded call, on disk, and its sums.</summary>
    public async Task<CaseResult> RecordAsync()
    {
        await using var cleanup = new Cleanup();
        var ours = cleanup.AddAsync(await CostDatabase.OpenAsync());
        var theirs = cleanup.AddAsync(await CostDatabase.OpenAsync());
        await theirs.Storage.CloseAsync(TimeSpan.FromSeconds(10));
        var clients = Enumerable.Range(0, Callers).Select(caller => cleanup.Add(new EfCostClient(theirs.Path, caller % 16))).ToList();
        IContender[] contenders =
        [
            new AwaitingCrowd(Competitor.Ours, [.. Enumerable.Range(0, Callers).Select(caller => (Func<ValueTask<bool>>)(() => RecordOneAsync(ours, caller % 16)))]),
            new Crowd(Competitor.Ef, [.. clients.Select(client => (Func<bool>)client.Record)]),
        ];
        return CaseResult.From("cost-record-64", "64 callers, each awaiting a recorded call and its sums", Unit.OperationsPerSecond, await Race.RunAsync(contenders, scale.Crowds));
    }

    /// <summary>What a reservation in a hard budget adds to a recorded call.</summary>
    public async Task<CaseResult> ReserveSettleAsync()
    {
        await using var soft = await CostDatabase.OpenAsync();
        await using var hard = await CostDatabase.OpenAsync(options => options.DailyBudgetIsHard = true);
        var (ours, without) = await ProcessorTime.OfBothAsync(Callers, Calls * 2, caller => CallAsync(hard, caller), caller => CallAsync(soft, caller));
        return new CaseResult("cost-reserve-settle", "processor time of a call with a reservation, and without", Unit.Microseconds, [Of(Competitor.Ours, ours), Of(Competitor.Without, without)])
        {
            Checks = [new("processor time that reserve and settle add (µs)", ours.Micros - without.Micros, 15)],
        };
    }

    /// <summary>What the middleware adds to a call and to each streamed update.</summary>
    public async Task<CaseResult> MiddlewareAsync()
    {
        await using var database = await CostDatabase.OpenAsync();
        using var bare = new FixedClient(Updates);
        using var tracked = new ChatClientBuilder(bare).UseCostTracking(database.Tracker).Build();
        var without = await ProcessorTime.OfAsync(Callers, Calls, _ => bare.GetResponseAsync(Messages));
        var ours = await ProcessorTime.OfAsync(Callers, Calls, _ => tracked.GetResponseAsync(Messages));
        using var shortBare = new FixedClient(1);
        using var shortTracked = new ChatClientBuilder(shortBare).UseCostTracking(database.Tracker).Build();

        // long streams less short ones: what each update takes, without what each call does
        var bareUpdate = await UpdatesAsync(bare) - await UpdatesAsync(shortBare);
        var trackedUpdate = await UpdatesAsync(tracked) - await UpdatesAsync(shortTracked);
        return new CaseResult("cost-middleware", "processor time of a tracked call, and of the bare one", Unit.Microseconds, [Of(Competitor.Ours, ours), Of(Competitor.Without, without)])
        {
            Checks =
            [
                new("processor time that tracking adds to a call (µs)", ours.Micros - without.Micros, 20),
                new("bytes that tracking adds to a call", ours.Bytes - without.Bytes, 2_048),
                new("processor time that tracking adds to an update (ns)", (trackedUpdate - bareUpdate) * 1_000 / Updates, 200),
            ],
        };
    }

    /// <summary>A month's report from sums, over many calls and over few.</summary>
    public async Task<CaseResult> MonthReportAsync()
    {
        await using var cleanup = new Cleanup();
        var (few, many) = scale.IsThorough ? (100_000, 10_000_000) : (20_000, 200_000);
        var callers = new List<ICaller>();
        foreach (var (name, calls) in ((string, int)[])[(Competitor.Ours, many), ("few", few)])
        {
            var database = cleanup.AddAsync(await CostDatabase.OpenAsync(options => options.TimeZone = "UTC"));
            await CostMonth.FillAsync(database.Storage, calls);
            var reports = new CostReports(database.Storage, database.Tracker);
            callers.Add(new AwaitingCaller<CostTracking.CostReport>(name, () => reports.GetAsync(CostMonth.Query)!));
        }

        var measured = await Race.RunWarmAsync(callers, 20, scale.Calls);
        var (large, small) = (measured[0].NanosecondsPerOperation / 1e6, measured[1].NanosecondsPerOperation / 1e6);
        return new CaseResult("cost-month-report", $"a month by model over {many:N0} calls, and over {few:N0}", Unit.Milliseconds, [new(Competitor.Ours, large, measured[0].BytesPerOperation), new("few", small, measured[1].BytesPerOperation)])
        {
            Checks = [new("a month's report (ms)", large, 50), new("to that over few calls", large / small, 1.5)],
        };
    }

    private async Task<double> UpdatesAsync(IModelClient client) => (await ProcessorTime.OfAsync(1, Calls / 50, _ => ReadAsync(client))).Micros;

    private static Line Of(string name, (double Micros, double Bytes) measured) => new(name, measured.Micros, measured.Bytes);

    private static async ValueTask<bool> RecordOneAsync(CostDatabase database, int caller)
    {
        await database.Tracker.RecordAsync(database.Start(caller), End);
        return true;
    }

    private static async Task CallAsync(CostDatabase database, int caller)
    {
        var call = await database.Tracker.BeginAsync(database.Start(caller % 16));
        await database.Tracker.EndAsync(call, End);
    }

    private static async Task ReadAsync(IModelClient client)
    {
        await foreach (var update in client.GetStreamingResponseAsync(Messages))
        {
            GC.KeepAlive(update);
        }
    }
}
