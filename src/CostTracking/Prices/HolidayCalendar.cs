namespace CostTracking;

/// <summary>Days on which a price's hours do not hold.</summary>
/// <param name="Name">The calendar's name.</param>
/// <param name="Through">The last day that the calendar knows; for later days it says nothing.</param>
/// <param name="Days">The days.</param>
public sealed record HolidayCalendar(string Name, DateOnly Through, IReadOnlySet<DateOnly> Days);
