using System.ComponentModel.DataAnnotations;

namespace CostTracking;

/// <summary>A rate between two currencies from a day on. The suite ships none: a host supplies those that it trusts.</summary>
public sealed class ExchangeRateOptions
{
    /// <summary>Gets or sets the currency that is converted, such as <c>USD</c>.</summary>
    [Required]
    [RegularExpression("[A-Z]{3}")]
    public string From { get; set; } = string.Empty;

    /// <summary>Gets or sets the currency that comes out, such as <c>CNY</c>.</summary>
    [Required]
    [RegularExpression("[A-Z]{3}")]
    public string To { get; set; } = string.Empty;

    /// <summary>Gets or sets how much of <see cref="To"/> one of <see cref="From"/> is.</summary>
    /// <value>More than 0, with nine places at most.</value>
    public decimal Rate { get; set; }

    /// <summary>Gets or sets the first day on which the rate holds, in UTC; it holds until the next one of the same two.</summary>
    public DateOnly Date { get; set; }
}
