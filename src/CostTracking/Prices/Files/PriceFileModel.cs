namespace CostTracking;

/// <summary>A model of a <see cref="PriceFile"/>.</summary>
public sealed class PriceFileModel
{
    /// <summary>Gets or sets who offers it.</summary>
    public string Provider { get; set; } = string.Empty;

    /// <summary>Gets or sets its name.</summary>
    public string Model { get; set; } = string.Empty;

    /// <summary>Gets or sets other names.</summary>
    public IList<string> Aliases { get; set; } = [];

    /// <summary>Gets or sets forms of names, with <c>*</c> for any text; the form with the most letters wins.</summary>
    public IList<string> Patterns { get; set; } = [];

    /// <summary>Gets or sets what it cost and costs, earliest first.</summary>
    public IList<PriceFilePrice> Prices { get; set; } = [];
}
