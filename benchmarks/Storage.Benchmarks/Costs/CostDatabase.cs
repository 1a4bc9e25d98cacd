using CostTracking;
using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>A database with the cost tracking's tables, and a tracker on it.</summary>
internal sealed class CostDatabase : IAsyncDisposable
{
    private CostDatabase(string path, SqliteStorage storage, CostTracker tracker) => (Path, Storage, Tracker) = (path, storage, tracker);

    public static PriceCatalog Prices { get; } = PriceCatalog.From(new PriceFile
    {
        Version = "benchmark",
        Models =
        {
            new()
            {
                Provider = "bench",
                Model = "m",
                Prices = { new() { Currency = "CNY", CheckedOn = new(2026, 11, 1), Source = "benchmark", Input = 1m, Output = 2m, CachedInput = 0.1m } },
            },
        },
    });

    public string Path { get; }

    public SqliteStorage Storage { get; }

    public CostTracker Tracker { get; }

    public static async Task<CostDatabase> OpenAsync(Action<CostTrackingOptions>? change = null)
    {
        var path = WorkingDirectory.NewFile();
        var storage = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = path });
        await storage.EnsureSchemaAsync(CostModel.Maps);
        var options = new CostTrackingOptions { DailyBudget = 1_000_000m };
        change?.Invoke(options);
        return new(path, storage, new CostTracker(storage, options, new CostTrackingServices { Catalog = Prices }));
    }

    public CallStart Start(int user) => new() { Provider = "bench", Model = "m", UserId = $"u{user}", ExpectedInputTokens = 1_000, MaxOutputTokens = 500 };

    public async ValueTask DisposeAsync()
    {
        await Tracker.DisposeAsync();
        await Storage.DisposeAsync();
        WorkingDirectory.Delete(Path);
    }
}
