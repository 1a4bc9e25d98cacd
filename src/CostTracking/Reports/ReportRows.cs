using System.Globalization;
using Storage.Core;

namespace CostTracking.Internal;

/// <summary>Makes a report of the sums of days.</summary>
internal static class ReportRows
{
    public static CostReport Make(ReportQuery query, IReadOnlyList<ValueRow> days, ReportLatencies latencies, CostTracker tracker)
    {
        var rows = new Dictionary<(DateOnly Start, string Group, string Currency), ReportSum>();
        var totals = new SortedDictionary<string, ReportSum>(StringComparer.Ordinal);
        var groupColumns = query.GroupBy switch { ReportGrouping.None => 0, ReportGrouping.Model => 2, _ => 1 };
        foreach (var day in days)
        {
            var start = StartOf(query, tracker.Days.DateOf(CostRollup.Columns.Start.Decode(day[0])));
            var currency = day[1].AsString();
            var group = groupColumns switch { 0 => string.Empty, 1 => day[2].AsString(), _ => $"{day[2].AsString()}/{day[3].AsString()}" };
            SumOf(rows, (start, group, currency)).Add(day, 2 + groupColumns);
            SumOf(totals, currency).Add(day, 2 + groupColumns);
        }

        return new(
            query,
            [.. rows.Select(row => row.Value.ToRow(row.Key.Start, row.Key.Group, row.Key.Currency, totals[row.Key.Currency].AmountMicros, latencies))
                .OrderBy(row => row.Start).ThenByDescending(row => row.AmountMicros).ThenBy(row => row.Group, StringComparer.Ordinal).ThenBy(row => row.Currency, StringComparer.Ordinal)],
            [.. totals.Select(total => total.Value.ToRow(query.From, string.Empty, total.Key, total.Value.AmountMicros, latencies.Whole))],
            NotesOf(query, totals, tracker));
    }

    /// <summary>Gives the first day of the row that a day belongs to.</summary>
    public static DateOnly StartOf(ReportQuery query, DateOnly day) => query.Period switch
    {
        ReportPeriod.Day => day,
        ReportPeriod.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        ReportPeriod.Month => new DateOnly(day.Year, day.Month, 1),
        _ => query.From,
    };

    private static ReportSum SumOf<TKey>(IDictionary<TKey, ReportSum> sums, TKey key)
    {
        if (!sums.TryGetValue(key, out var sum))
        {
            sums[key] = sum = new();
        }

        return sum;
    }

    private static List<string> NotesOf(ReportQuery query, SortedDictionary<string, ReportSum> totals, CostTracker tracker)
    {
        var notes = new List<string>();
        if (totals.TryGetValue(string.Empty, out var unpriced))
        {
            notes.Add($"{unpriced.Calls} calls have no price and are in no sum of money.");
        }

        // a report of the past is not less true for a price that nobody checks any more
        var now = tracker.Time.GetUtcNow();
        var stale = query.To >= tracker.Days.DateOf(now) ? tracker.Catalog.Stale(now, tracker.Options.PricesStaleAfter) : [];
        if (stale.Count > 0)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{stale.Count} prices in effect were last checked more than {tracker.Options.PricesStaleAfter.TotalDays:0} days ago, such as {stale[0]}"));
        }

        return notes;
    }
}
