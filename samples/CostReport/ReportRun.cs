using CostTracking;
using Microsoft.Extensions.DependencyInjection;
using Storage.Core;

namespace CostReport;

/// <summary>Opens the database, records the calls, and asks for the report.</summary>
internal static class ReportRun
{
    public static async Task<RunResult> RunAsync(ReportOptions options, CancellationToken cancellationToken)
    {
        var calls = TraceFile.Read(options.Usage, options.Model);
        var catalog = CatalogOf(options);
        var provider = catalog.Find(provider: null, options.Model)?.Provider ?? "unknown";

        // a budget is in the currency of what it pays for
        var currency = catalog.Find(provider, options.Model)?.PriceAt(calls[0].At)?.Currency ?? "CNY";
        var services = new ServiceCollection();
        services.AddSingleton(catalog);
        services.AddWeChatStorage(storage => storage.Database.Path = options.Database).AddCostTracking(costs =>
        {
            // the file's clock has no zone, and is read as UTC; so are its days
            (costs.TimeZone, costs.Currency) = ("UTC", currency);
            (costs.DailyBudget, costs.DailyBudgetIsHard) = (options.Budget, options.IsHard);
        });
        await using var provided = services.BuildServiceProvider();
        await provided.GetRequiredService<Storage.Hosting.StorageLifetime>().OpenAsync(cancellationToken);
        var tracker = provided.GetRequiredService<CostTracker>();
        var recorder = new TraceRecorder(provided.GetRequiredService<IStorage>(), tracker, provider, options);
        await recorder.RecordAsync(calls, cancellationToken);

        var query = new ReportQuery { From = DayOf(calls.Min(call => call.At)), To = DayOf(calls.Max(call => call.At)), Period = ReportPeriod.Day, GroupBy = ReportGrouping.Model };
        var report = await provided.GetRequiredService<CostReports>().GetAsync(query, cancellationToken);
        return RunResult.Of(report, recorder, $"{provider}/{options.Model}", catalog.Quote(provider, options.Model, default, calls[0].At));
    }

    private static PriceCatalog CatalogOf(ReportOptions options)
    {
        if (options.Prices is not { } path)
        {
            return PriceCatalog.BuiltIn;
        }

        try
        {
            return PriceCatalog.BuiltIn.With(PriceCatalog.Parse(File.ReadAllText(path), path), DateTimeOffset.UtcNow, acceptLargeChanges: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"The price file '{path}' cannot be read: {exception.Message}");
        }
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
