namespace CostTracking;

/// <summary>Hours of the week in which other prices hold, on the clock of a time zone.</summary>
/// <param name="Name">What it is called, such as <c>peak</c>.</param>
/// <param name="Zone">The time zone of the clock.</param>
/// <param name="Days">The days of the week.</param>
/// <param name="Times">The parts of those days.</param>
/// <param name="Except">The days on which the window does not hold; <see langword="null"/> for none.</param>
/// <param name="Tiers">The prices, by length, shortest first.</param>
public sealed record PriceWindow(
    string Name, TimeZoneInfo Zone, IReadOnlySet<DayOfWeek> Days, IReadOnlyList<TimeRange> Times, HolidayCalendar? Except, IReadOnlyList<PriceTier> Tiers)
{
    internal bool Contains(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Zone).DateTime;
        if (!Days.Contains(local.DayOfWeek) || Except?.Days.Contains(DateOnly.FromDateTime(local)) == true)
        {
            return false;
        }

        var time = TimeOnly.FromDateTime(local);
        foreach (var range in Times)
        {
            if (range.Contains(time))
            {
                return true;
            }
        }

        return false;
    }
}
