using BenchmarkDotNet.Attributes;
using CostTracking;

namespace Storage.Benchmarks;

/// <summary>One call recorded with its sums, on disk when the call returns; and the price alone, which needs no storage.</summary>
public class RecordCost
{
    private static readonly CallEnd End = new() { Usage = new(1_000, 500) { CachedTokens = 200 } };
    private static readonly DateTimeOffset At = new(2026, 11, 27, 2, 0, 0, TimeSpan.Zero);

    private CostDatabase _soft = null!;
    private CostDatabase _hard = null!;
    private CostDatabase _files = null!;
    private EfCostClient _ef = null!;

    [GlobalSetup]
    public async Task SetUp()
    {
        _soft = await CostDatabase.OpenAsync();
        _hard = await CostDatabase.OpenAsync(options => options.DailyBudgetIsHard = true);
        _files = await CostDatabase.OpenAsync();
        await _files.Storage.CloseAsync(TimeSpan.FromSeconds(10));
        _ef = new(_files.Path, 1);
    }

    [GlobalCleanup]
    public async Task CleanUp()
    {
        _ef.Dispose();
        await _soft.DisposeAsync();
        await _hard.DisposeAsync();
        await _files.DisposeAsync();
    }

    [Benchmark(Baseline = true, Description = "Record")]
    public ValueTask<CallCost> Record() => _soft.Tracker.RecordAsync(_soft.Start(1), End);

    [Benchmark(Description = "Reserve and record")]
    public async ValueTask<CallCost> ReserveAndRecord() => await _hard.Tracker.EndAsync(await _hard.Tracker.BeginAsync(_hard.Start(1)), End);

    [Benchmark(Description = "EF Core, the row and its sums")]
    public bool EfCore() => _ef.Record();

    [Benchmark(Description = "Price alone")]
    public PriceQuote Price() => PriceCatalog.BuiltIn.Quote("deepseek", "deepseek-flash", End.Usage, At);
}
