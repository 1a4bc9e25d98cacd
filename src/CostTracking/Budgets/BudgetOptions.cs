using System.ComponentModel.DataAnnotations;
using Storage.Core;

namespace CostTracking;

/// <summary>A budget.</summary>
public sealed class BudgetOptions
{
    /// <summary>Gets or sets the name, under which its state is kept.</summary>
    /// <value>Letters, digits, dots, dashes and underscores, 1 to 64; <c>daily</c> is the one of
    /// <see cref="CostTrackingOptions.DailyBudget"/>.</value>
    [Required]
    [RegularExpression("[A-Za-z0-9._-]{1,64}")]
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets what it is over.</summary>
    /// <value>The default is <see cref="BudgetScope.All"/>.</value>
    [DefinedValue]
    public BudgetScope Scope { get; set; }

    /// <summary>Gets or sets the only provider, model, user, tag or conversation that it is over.</summary>
    /// <value>The default is <see langword="null"/>: each has the budget for itself.</value>
    public string? Value { get; set; }

    /// <summary>Gets or sets the time it is for.</summary>
    /// <value>The default is <see cref="BudgetPeriod.Day"/>.</value>
    [DefinedValue]
    public BudgetPeriod Period { get; set; }

    /// <summary>Gets or sets the length of a rolling time. What was spent leaves it in steps of a 24th of that.</summary>
    /// <value>10 minutes to 366 days; the default is 24 hours.</value>
    [AllowedRange("00:10:00", "366.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Gets or sets how much may be spent, in whole units with six places at most.</summary>
    /// <value>0 to 1,000,000,000.</value>
    public decimal Limit { get; set; }

    /// <summary>Gets or sets the currency.</summary>
    /// <value>Three capital letters; the default is <c>CNY</c>.</value>
    [Required]
    [RegularExpression("[A-Z]{3}")]
    public string Currency { get; set; } = "CNY";

    /// <summary>Gets or sets whether a call that does not fit is refused before it is made.</summary>
    /// <value>The default is <see langword="false"/>: the budget alerts only.</value>
    public bool IsHard { get; set; }

    /// <summary>Gets or sets at which parts of the limit somebody is told, in percent.</summary>
    /// <value>The default is <see langword="null"/>: 80 and 100.</value>
    public IList<decimal>? Thresholds { get; set; }

    /// <summary>Gets or sets the time zone of its days, as the IANA database names it.</summary>
    /// <value>The default is <see langword="null"/>: that of <see cref="CostTrackingOptions.TimeZone"/>.</value>
    public string? TimeZone { get; set; }
}
