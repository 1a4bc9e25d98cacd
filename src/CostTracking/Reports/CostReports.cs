using CostTracking.Internal;
using Storage.Core;

namespace CostTracking;

/// <summary>Reports from the sums that the ledger keeps: they cost the same however many calls there were.</summary>
public sealed class CostReports
{
    private readonly IStorage _storage;
    private readonly CostTracker _tracker;

    /// <summary>Makes the reports of a tracker's ledger.</summary>
    /// <param name="storage">Where it is.</param>
    /// <param name="tracker">The tracker.</param>
    public CostReports(IStorage storage, CostTracker tracker)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(tracker);
        _storage = storage;
        _tracker = tracker;
    }

    /// <summary>Reports what calls cost.</summary>
    /// <param name="query">The time and the groups.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">The time ends before it begins.</exception>
    public async ValueTask<CostReport> GetAsync(ReportQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.To < query.From)
        {
            throw new ArgumentException($"The report ends on {query.To:O}, before it begins on {query.From:O}.", nameof(query));
        }

        var (start, end) = (_tracker.Days.StartOf(query.From), _tracker.Days.StartOf(query.To.AddDays(1)));
        var sums = await _storage.QueryAsync(ReportSums.QueryOf(start, end, query.GroupBy), cancellationToken).ConfigureAwait(false);
        var times = query.GroupBy is ReportGrouping.User or ReportGrouping.Tag
            ? []
            : await _storage.QueryAsync(ReportLatencies.QueryOf(start, end, query.GroupBy), cancellationToken).ConfigureAwait(false);
        return ReportRows.Make(query, sums, new ReportLatencies(times, query, _tracker.Days), _tracker);
    }

    /// <summary>Reports a day as the predecessor's <c>get_daily_report</c> did.</summary>
    /// <param name="date">The day; <see langword="null"/> for today.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The report.</returns>
    public async ValueTask<DailyReport> GetDailyReportAsync(DateOnly? date = null, CancellationToken cancellationToken = default)
    {
        var day = date ?? _tracker.Days.DateOf(_tracker.Time.GetUtcNow());
        var report = await GetAsync(new ReportQuery { From = day, To = day }, cancellationToken).ConfigureAwait(false);
        var currency = _tracker.Options.Currency;
        var own = report.Totals.FirstOrDefault(row => row.Currency == currency);
        var total = new Money(own?.AmountMicros ?? 0, currency);
        var others = report.Totals.Where(row => row.Currency.Length > 0 && row.Currency != currency).Sum(row => row.Calls);
        var budget = _tracker.Options.DailyBudget;
        return new()
        {
            Date = day,
            Total = total,
            TotalCost = total.Round(2),
            TotalCalls = report.Totals.Sum(row => row.Calls),
            AverageCostPerCall = new Money(own?.AverageMicros ?? 0, currency).Round(4),
            Budget = budget,
            BudgetRemaining = budget - total.Round(2),
            BudgetUsedPercent = budget is null ? null : budget == 0 ? 100m : Math.Round(total.ToDecimal() * 100m / budget.Value, 1, MidpointRounding.AwayFromZero),
            Notes = others == 0 ? report.Notes : [.. report.Notes, $"{others} calls were billed in other currencies than {currency} and are not in the total."],
        };
    }
}
