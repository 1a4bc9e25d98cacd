using System.Globalization;
using System.Text;
using CostTracking;

namespace CostReport;

/// <summary>What the run came to: the sums that the database has of the model's calls on the file's days.</summary>
internal sealed record RunResult
{
    public required string Model { get; init; }

    public long Calls { get; init; }

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    /// <summary>Gets the amount; null where no call has a price, or they have prices in several currencies.</summary>
    public long? AmountMicros { get; init; }

    public string? Currency { get; init; }

    public int Recorded { get; init; }

    public int AlreadyRecorded { get; init; }

    public long UnpricedCalls { get; init; }

    /// <summary>Gets why calls have no price.</summary>
    public string? Unpriced { get; init; }

    public string? PriceVersion { get; init; }

    public required IReadOnlyList<DayTotal> Days { get; init; }

    public Stop? Stopped { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    public static RunResult Of(CostTracking.CostReport report, TraceRecorder recorder, string model, PriceQuote price)
    {
        var rows = report.Rows.Where(row => row.Group == model).ToList();
        var currencies = rows.Where(row => row.Currency.Length > 0).Select(row => row.Currency).Distinct().ToList();
        return new()
        {
            Model = model,
            Calls = rows.Sum(row => row.Calls),
            InputTokens = rows.Sum(row => row.InputTokens),
            OutputTokens = rows.Sum(row => row.OutputTokens),
            AmountMicros = currencies.Count == 1 ? rows.Sum(row => row.AmountMicros) : null,
            Currency = currencies.Count == 1 ? currencies[0] : null,
            Recorded = recorder.Recorded,
            AlreadyRecorded = recorder.AlreadyRecorded,
            UnpricedCalls = rows.Sum(row => row.Unpriced),
            Unpriced = price.Unpriced is { } reason ? $"The catalog has no price of {model} for the time of the calls ({reason}); none is taken in its place." : null,
            PriceVersion = price.PriceVersion,
            Days = [.. rows.Select(row => new DayTotal($"{row.Start:yyyy-MM-dd}", row.Calls, row.InputTokens, row.OutputTokens, row.AmountMicros, row.Currency.Length > 0 ? row.Currency : null))],
            Stopped = recorder.Refused is { } refused
                ? new(refused.Call.At, refused.Status.Limit.Micros, rows.Sum(row => row.AmountMicros), $"The budget of {refused.Status.Limit} had no room for the call of {refused.Call.At:yyyy-MM-dd HH:mm:ss.fff} UTC.")
                : null,
            Notes = report.Notes,
        };
    }

    public string ToText(CultureInfo culture)
    {
        var text = new StringBuilder();
        text.AppendLine(culture, $"{Model}: {Calls:N0} calls, {InputTokens:N0} tokens in, {OutputTokens:N0} out");
        text.AppendLine(culture, $"recorded now {Recorded:N0}, recorded before {AlreadyRecorded:N0}");
        text.AppendLine();
        text.AppendLine("day             calls      tokens in     tokens out           amount");
        foreach (var day in Days)
        {
            var amount = day.Currency is { } currency ? new Money(day.AmountMicros, currency).ToString() : "no price";
            text.AppendLine(culture, $"{day.Date} {day.Calls,10:N0} {day.InputTokens,14:N0} {day.OutputTokens,14:N0} {amount,16}");
        }

        text.AppendLine();
        text.AppendLine(AmountMicros is { } micros ? $"total {new Money(micros, Currency!)}, by {PriceVersion}" : Unpriced ?? "The calls were billed in several currencies.");
        foreach (var note in Notes.Concat(Stopped is { } stop ? [stop.Message] : []))
        {
            text.AppendLine(note);
        }

        return text.ToString().TrimEnd();
    }
}
