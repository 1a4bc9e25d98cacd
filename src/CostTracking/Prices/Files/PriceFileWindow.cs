namespace CostTracking;

/// <summary>A window of a <see cref="PriceFile"/>.</summary>
public sealed class PriceFileWindow : PriceFileRates
{
    /// <summary>Gets or sets what it is called.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the time zone, as the IANA database names it.</summary>
    public string Zone { get; set; } = string.Empty;

    /// <summary>Gets or sets the days of the week, such as <c>mon</c>; none for every day.</summary>
    public IList<string> Days { get; set; } = [];

    /// <summary>Gets or sets the parts of the day, such as <c>09:00-12:00</c>; a part may end at <c>24:00</c> and not go past it.</summary>
    public IList<string> Times { get; set; } = [];

    /// <summary>Gets or sets the calendar on whose days the window does not hold; <see langword="null"/> for none.</summary>
    public string? ExceptCalendar { get; set; }

    /// <summary>Gets or sets the prices by length, instead of those of the window itself.</summary>
    public IList<PriceFileTier> Tiers { get; set; } = [];
}
