namespace CostTracking.Internal;

/// <summary>Gives the day, week or month that a moment lies in, on the clock of a time zone.</summary>
internal sealed class PeriodClock(BudgetPeriod period, TimeZoneInfo zone)
{
    private Span? _last;

    public (DateTimeOffset Start, DateTimeOffset End) Of(DateTimeOffset at)
    {
        if (Volatile.Read(ref _last) is { } last && last.Start <= at && at < last.End)
        {
            return (last.Start, last.End);
        }

        var local = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        var first = period switch
        {
            BudgetPeriod.Week => local.AddDays(-(((int)local.DayOfWeek + 6) % 7)),
            BudgetPeriod.Month => new DateOnly(local.Year, local.Month, 1),
            _ => local,
        };
        var next = period switch
        {
            BudgetPeriod.Week => first.AddDays(7),
            BudgetPeriod.Month => first.AddMonths(1),
            _ => first.AddDays(1),
        };
        var span = new Span(StartOf(first), StartOf(next));
        Volatile.Write(ref _last, span);
        return (span.Start, span.End);
    }

    /// <summary>Gives the first moment of a date. Where the clock is put forward at midnight the date begins later, and where midnight comes
    /// twice it begins with the first.</summary>
    public DateTimeOffset StartOf(DateOnly date)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    public DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private sealed record Span(DateTimeOffset Start, DateTimeOffset End);
}
