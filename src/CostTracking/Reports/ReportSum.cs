using Storage.Core;

namespace CostTracking.Internal;

/// <summary>The sums of one row while it is made.</summary>
internal sealed class ReportSum
{
    private readonly long[] _values = new long[11];

    public long Calls => _values[0];

    public long AmountMicros => _values[8];

    /// <summary>Adds the sums that follow the group's columns in a row of the query.</summary>
    public void Add(ValueRow row, int first)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = checked(_values[i] + row[first + i].AsInt64());
        }
    }

    public CostReportRow ToRow(DateOnly start, string group, string currency, long whole, ReportLatencies latencies) => new()
    {
        Start = start,
        Group = group,
        Currency = currency,
        Calls = Calls,
        Failed = _values[1],
        Unpriced = _values[2],
        Estimated = _values[3],
        InputTokens = _values[4],
        OutputTokens = _values[5],
        CachedTokens = _values[6],
        ReasoningTokens = _values[7],
        AmountMicros = AmountMicros,
        AverageMicros = Calls == 0 ? 0 : (long)Exact.DivideHalfUp(AmountMicros, Calls),
        SavedMicros = _values[9],
        SharePercent = whole == 0 ? 0 : Math.Round(AmountMicros * 100m / whole, 1, MidpointRounding.AwayFromZero),
        AverageDuration = Calls == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(_values[10] / Calls * TimeSpan.TicksPerMicrosecond),
        P50 = latencies.Percentile(start, group, 50),
        P95 = latencies.Percentile(start, group, 95),
        P99 = latencies.Percentile(start, group, 99),
    };
}
