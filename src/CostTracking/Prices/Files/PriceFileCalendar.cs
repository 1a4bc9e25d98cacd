namespace CostTracking;

/// <summary>A calendar of a <see cref="PriceFile"/>.</summary>
public sealed class PriceFileCalendar
{
    /// <summary>Gets or sets the name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the last day that the calendar knows.</summary>
    public DateOnly Through { get; set; }

    /// <summary>Gets or sets the holidays.</summary>
    public IList<DateOnly> Days { get; set; } = [];
}
