namespace CostTracking;

/// <summary>What calls cost. The amounts of different currencies stand in rows of their own and are never added.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Rows">The rows, by time, then the dearest first.</param>
/// <param name="Totals">The sums of the whole report, one for each currency.</param>
/// <param name="Notes">What should be known beside the figures: calls without a price, prices that nobody has checked for long.</param>
public sealed record CostReport(ReportQuery Query, IReadOnlyList<CostReportRow> Rows, IReadOnlyList<CostReportRow> Totals, IReadOnlyList<string> Notes)
{
    /// <summary>Gives the report as CSV, as RFC 4180 has it, with a line of names. A text that a spreadsheet would take for a formula has an
    /// apostrophe before it.</summary>
    /// <returns>The text.</returns>
    public string ToCsv() => Internal.ReportCsv.Of(this);

    /// <summary>Gives the report as JSON.</summary>
    /// <returns>The text.</returns>
    public string ToJson() => Internal.ReportJson.Of(this);
}
