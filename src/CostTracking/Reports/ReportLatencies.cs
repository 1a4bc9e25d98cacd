using Storage.Core;

namespace CostTracking.Internal;

/// <summary>The percentiles of a report's rows.</summary>
internal sealed class ReportLatencies
{
    private readonly Dictionary<(DateOnly Start, string Group), SortedDictionary<int, long>> _steps = [];
    private readonly bool _isWhole;
    private readonly ReportLatencies? _whole;

    public ReportLatencies(IReadOnlyList<ValueRow> rows, ReportQuery query, PeriodClock days)
        : this(isWhole: false)
    {
        _whole = new(isWhole: true);
        foreach (var row in rows)
        {
            var start = ReportRows.StartOf(query, days.DateOf(LatencyRollup.Columns.Start.Decode(row[0])));
            var step = (int)row[1].AsInt64();
            var group = row.Count switch { 3 => string.Empty, 4 => row[2].AsString(), _ => $"{row[2].AsString()}/{row[3].AsString()}" };
            Add((start, group), step, row[row.Count - 1].AsInt64());
            _whole.Add(default, step, row[row.Count - 1].AsInt64());
        }
    }

    private ReportLatencies(bool isWhole) => _isWhole = isWhole;

    /// <summary>The percentiles over all rows, whatever is asked for.</summary>
    public ReportLatencies Whole => _whole ?? this;

    public static Query<ValueRow> QueryOf(DateTimeOffset start, DateTimeOffset end, ReportGrouping grouping) => Query.From<LatencyRollup>()
        .Where((LatencyRollup.Columns.Start >= start) & (LatencyRollup.Columns.Start < end))
        .GroupAggregate([LatencyRollup.Columns.Start, LatencyRollup.Columns.Step, .. ColumnsOf(grouping)], [new(SelectItemKind.Sum, LatencyRollup.Columns.Calls.Map)]);

    public TimeSpan? Percentile(DateOnly start, string group, int percent)
    {
        if (!_steps.TryGetValue(_isWhole ? default : (start, group), out var steps))
        {
            return null;
        }

        // the nearest rank: the smallest step that so many calls lie in or below
        var rank = ((steps.Values.Sum() * percent) + 99) / 100;
        foreach (var (step, calls) in steps)
        {
            rank -= calls;
            if (rank <= 0)
            {
                return LatencyScale.MiddleOf(step);
            }
        }

        return null;
    }

    private static Column<LatencyRollup>[] ColumnsOf(ReportGrouping grouping) => grouping switch
    {
        ReportGrouping.Provider => [LatencyRollup.Columns.Provider],
        ReportGrouping.Model => [LatencyRollup.Columns.Provider, LatencyRollup.Columns.Model],
        _ => [],
    };

    private void Add((DateOnly Start, string Group) key, int step, long calls)
    {
        if (!_steps.TryGetValue(key, out var steps))
        {
            _steps[key] = steps = [];
        }

        steps[step] = steps.GetValueOrDefault(step) + calls;
    }
}
