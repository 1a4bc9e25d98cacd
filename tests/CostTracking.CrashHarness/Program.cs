// Callers that spend until they are killed. Arguments: MODE DATABASE CALLERS
//   spend   reserves, records, prints each call's id after its record was awaited
//   early   the fault that the test has to catch: prints the id before the record, which a session holds back
//   share   spends one budget together with other processes until it is refused; prints how many calls were let through
using CostTracking;
using Storage.Core;

var (mode, path, callers) = (args[0], args[1], int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture));
await using var storage = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = path, CheckpointPages = 50 });
await storage.EnsureSchemaAsync(CostModel.Maps);
var catalog = PriceCatalog.From(new PriceFile
{
    Models =
    {
        new() { Provider = "test", Model = "m", Prices = { new() { Input = 1m, Output = 1m, Currency = "CNY", CheckedOn = new(2026, 11, 1), Source = "test" } } },
    },
});
var options = new CostTrackingOptions { DailyBudget = mode == "share" ? 0.5m : 1_000m, DailyBudgetIsHard = true, LeaseTime = TimeSpan.FromSeconds(1) };
await using var tracker = new CostTracker(storage, options, new CostTrackingServices { Catalog = catalog });
Console.WriteLine("ready");
if (mode == "early")
{
    await using (await storage.BeginAsync())
    {
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => AcknowledgeEarlyAsync()));
    }
}

var admitted = 0;
await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => SpendAsync(caller))));
Console.WriteLine($"{admitted}");

async Task SpendAsync(int caller)
{
    for (var i = 0; ; i++)
    {
        var start = new CallStart { Provider = "test", Model = "m", UserId = $"u{caller}", Tags = ["t"], ExpectedInputTokens = 1_000, MaxOutputTokens = 0 };
        TrackedCall call;
        try
        {
            call = await tracker.BeginAsync(start);
        }
        catch (BudgetExceededException)
        {
            return;
        }

        await tracker.EndAsync(call, new CallEnd { Usage = new(1_000, 0) });
        Interlocked.Increment(ref admitted);
        if (mode == "spend")
        {
            Console.WriteLine(call.Id);
        }
    }
}

async Task AcknowledgeEarlyAsync()
{
    var id = Guid.CreateVersion7();
    Console.WriteLine(id);
    await tracker.RecordAsync(new CallStart { Provider = "test", Model = "m", CallId = id }, new CallEnd { Usage = new(1_000, 0) });
}
