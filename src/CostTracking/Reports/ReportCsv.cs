using System.Buffers;
using System.Globalization;
using System.Text;

namespace CostTracking.Internal;

/// <summary>Writes reports as CSV. Names come from users and providers, so what a spreadsheet would run is made a text.</summary>
internal static class ReportCsv
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n\t;");

    private const string Header = "start,group,currency,calls,failed,unpriced,estimated,input_tokens,output_tokens,cached_tokens,reasoning_tokens,amount,average,saved,share_percent,average_ms,p50_ms,p95_ms,p99_ms";

    public static string Of(CostReport report)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var row in report.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Start:yyyy-MM-dd},{Cell(row.Group)},{Cell(row.Currency)},{row.Calls},{row.Failed},{row.Unpriced},{row.Estimated},");
            text.Append(CultureInfo.InvariantCulture, $"{row.InputTokens},{row.OutputTokens},{row.CachedTokens},{row.ReasoningTokens},");
            text.Append(CultureInfo.InvariantCulture, $"{Amount(row.AmountMicros)},{Amount(row.AverageMicros)},{Amount(row.SavedMicros)},{row.SharePercent:0.0},");
            text.Append(CultureInfo.InvariantCulture, $"{Milliseconds(row.AverageDuration)},{Milliseconds(row.P50)},{Milliseconds(row.P95)},{Milliseconds(row.P99)}\r\n");
        }

        return text.ToString();
    }

    /// <summary>Makes a cell of a text. A leading apostrophe tells a spreadsheet that it is no formula; tabs, line ends and full-width signs
    /// begin one in some.</summary>
    public static string Cell(string text)
    {
        var isFormula = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
        var safe = isFormula ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(Quoted) >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string Amount(long micros) => new Money(micros, string.Empty).ToDecimal().ToString("0.000000", CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan? time) => time is { } value ? value.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture) : string.Empty;
}
