using System.Globalization;

namespace CostTracking.Internal;

/// <summary>Says which prices nobody has checked for long.</summary>
internal static class PriceStaleness
{
    public static List<PriceFinding> Find(IReadOnlyList<PricedModel> models, DateTimeOffset asOf, TimeSpan after)
    {
        var today = DateOnly.FromDateTime(asOf.UtcDateTime);
        var findings = new List<PriceFinding>();
        var calendars = new HashSet<string>(StringComparer.Ordinal);
        foreach (var price in models.Select(model => model.PriceAt(asOf)).OfType<ModelPrice>())
        {
            var days = today.DayNumber - price.CheckedOn.DayNumber;
            if (days > after.TotalDays)
            {
                findings.Add(new(IsError: false, price.Version, string.Create(CultureInfo.InvariantCulture, $"It was last checked on {price.CheckedOn:yyyy-MM-dd}, {days} days ago.")));
            }

            foreach (var calendar in price.Windows.Select(window => window.Except).OfType<HolidayCalendar>())
            {
                if (today > calendar.Through && calendars.Add(calendar.Name))
                {
                    findings.Add(new(IsError: false, calendar.Name, string.Create(CultureInfo.InvariantCulture, $"The calendar ends on {calendar.Through:yyyy-MM-dd}; holidays after it are priced as ordinary days.")));
                }
            }
        }

        return findings;
    }
}
