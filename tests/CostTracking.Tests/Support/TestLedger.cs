using Microsoft.Extensions.Time.Testing;
using Storage.Core;

namespace CostTracking.Tests;

/// <summary>A database in a directory of its own, with the tables of the cost tracking, and trackers on it.</summary>
internal sealed class TestLedger : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 27, 2, 30, 0, TimeSpan.Zero);

    private readonly List<CostTracker> _trackers = [];
    private readonly string _directory;

    private TestLedger(string directory, SqliteStorage storage, FakeTimeProvider time)
    {
        _directory = directory;
        Storage = storage;
        Time = time;
    }

    public SqliteStorage Storage { get; }

    public FakeTimeProvider Time { get; }

    public RecordingSink Sink { get; } = new();

    public RecordingLoggers Loggers { get; } = new();

    public string FilePath => Path.Combine(_directory, "costs.db");

    public static async Task<TestLedger> OpenAsync(DateTimeOffset? now = null)
    {
        var directory = Directory.CreateTempSubdirectory("storage-costs-").FullName;
        var storage = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = Path.Combine(directory, "costs.db") });
        await storage.EnsureSchemaAsync(CostModel.Maps);
        return new(directory, storage, new FakeTimeProvider(now ?? Start));
    }

    public CostTracker Tracker(Action<CostTrackingOptions>? configure = null, PriceCatalog? catalog = null, IStorage? storage = null)
    {
        var options = new CostTrackingOptions();
        configure?.Invoke(options);
        var tracker = new CostTracker(
            storage ?? Storage,
            options,
            new CostTrackingServices { TimeProvider = Time, AlertSink = Sink, LoggerFactory = Loggers, Catalog = catalog ?? Prices.Simple });
        _trackers.Add(tracker);
        return tracker;
    }

    public async Task<IReadOnlyList<LlmUsage>> RowsAsync() => await Storage.QueryAsync(Query.From<LlmUsage>().OrderBy(LlmUsage.Columns.Id));

    public async Task<int> ReservationsAsync() => (await Storage.QueryAsync(Query.From<Internal.BudgetReservation>())).Count;

    public async ValueTask DisposeAsync()
    {
        foreach (var tracker in _trackers)
        {
            await tracker.DisposeAsync();
        }

        await Storage.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
