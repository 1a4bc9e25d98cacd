using Storage.Core;

namespace CostTracking.Internal;

/// <summary>The query for a report's sums, by day, group and currency.</summary>
internal static class ReportSums
{
    private static readonly Column<CostRollup>[] Summed =
    [
        CostRollup.Columns.Calls, CostRollup.Columns.Failed, CostRollup.Columns.Unpriced, CostRollup.Columns.Estimated, CostRollup.Columns.InputTokens,
        CostRollup.Columns.OutputTokens, CostRollup.Columns.CachedTokens, CostRollup.Columns.ReasoningTokens, CostRollup.Columns.AmountMicros,
        CostRollup.Columns.SavedMicros, CostRollup.Columns.DurationMicros,
    ];

    private static readonly SelectItem[] Sums = [.. Summed.Select(column => new SelectItem(SelectItemKind.Sum, column.Map))];

    public static Query<ValueRow> QueryOf(DateTimeOffset start, DateTimeOffset end, ReportGrouping grouping)
    {
        var rows = Query.From<CostRollup>().Where(
            (CostRollup.Columns.Grain == RollupGrain.Day) & (CostRollup.Columns.Start >= start) & (CostRollup.Columns.Start < end));

        // rows by tag stand beside those by provider, model and user, and hold the same calls
        rows = rows.Where(grouping == ReportGrouping.Tag ? CostRollup.Columns.Tag != string.Empty : CostRollup.Columns.Tag == string.Empty);
        return rows.GroupAggregate([CostRollup.Columns.Start, CostRollup.Columns.Currency, .. ColumnsOf(grouping)], Sums);
    }

    private static Column<CostRollup>[] ColumnsOf(ReportGrouping grouping) => grouping switch
    {
        ReportGrouping.Provider => [CostRollup.Columns.Provider],
        ReportGrouping.Model => [CostRollup.Columns.Provider, CostRollup.Columns.Model],
        ReportGrouping.User => [CostRollup.Columns.UserId],
        ReportGrouping.Tag => [CostRollup.Columns.Tag],
        _ => [],
    };
}
