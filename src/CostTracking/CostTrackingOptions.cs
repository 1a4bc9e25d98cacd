using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Storage.Core;

namespace CostTracking;

/// <summary>The options of the cost tracking.</summary>
public sealed class CostTrackingOptions
{
    /// <summary>Gets or sets the time zone whose midnight parts the days of reports and budgets, as the IANA database names it. The
    /// machine's own zone is not looked at.</summary>
    /// <value>The default is <c>Asia/Shanghai</c>.</value>
    [Required]
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>Gets or sets the budget of a day over all calls; <see langword="null"/> for none.</summary>
    /// <value>The default is 100.</value>
    public decimal? DailyBudget { get; set; } = 100m;

    /// <summary>Gets or sets the currency of the daily budget and of the day's total.</summary>
    /// <value>Three capital letters; the default is <c>CNY</c>.</value>
    [Required]
    [RegularExpression("[A-Z]{3}")]
    public string Currency { get; set; } = "CNY";

    /// <summary>Gets or sets whether calls that do not fit into the daily budget are refused.</summary>
    /// <value>The default is <see langword="false"/>: it alerts at 80 and at 100 percent.</value>
    public bool DailyBudgetIsHard { get; set; }

    /// <summary>Gets or sets further budgets.</summary>
    [ValidateEnumeratedItems]
    public IList<BudgetOptions> Budgets { get; set; } = [];

    /// <summary>Gets or sets files of prices that answer before the built-in ones, the last before the others.</summary>
    public IList<string> PriceFiles { get; set; } = [];

    /// <summary>Gets or sets prices that answer before all files.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public PriceFile? Prices { get; set; }

    /// <summary>Gets or sets whether a host's price may be more than three times, or less than a third, of the one it replaces.</summary>
    /// <value>The default is <see langword="false"/>: such prices stop the start.</value>
    public bool AcceptLargePriceChanges { get; set; }

    /// <summary>Gets or sets how long it may be since a price was checked.</summary>
    /// <value>1 day to 10 years; the default is 60 days.</value>
    [AllowedRange("1.00:00:00", "3650.00:00:00")]
    public TimeSpan PricesStaleAfter { get; set; } = TimeSpan.FromDays(60);

    /// <summary>Gets or sets what becomes of calls that have no price.</summary>
    /// <value>The default is <see cref="CostTracking.UnpricedPolicy.RecordAndWarn"/>.</value>
    [DefinedValue]
    public UnpricedPolicy UnpricedPolicy { get; set; }

    /// <summary>Gets or sets the price of calls that have none, for <see cref="CostTracking.UnpricedPolicy.Fallback"/>.</summary>
    public PriceFilePrice? FallbackPrice { get; set; }

    /// <summary>Gets or sets the rates by which amounts are counted in budgets of another currency.</summary>
    [ValidateEnumeratedItems]
    public IList<ExchangeRateOptions> ExchangeRates { get; set; } = [];

    /// <summary>Gets or sets how long a reservation lasts whose call never ends.</summary>
    /// <value>1 s to 1 day; the default is 10 minutes.</value>
    [AllowedRange("00:00:01", "1.00:00:00")]
    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets or sets how many output tokens are reserved for where a call sets no limit of its own.</summary>
    /// <value>1 to 10,000,000; the default is 4,096.</value>
    [AllowedRange(1, 10_000_000)]
    public long ExpectedOutputTokens { get; set; } = 4_096;

    /// <summary>Gets or sets the most tokens of a call, in or out, that are believed; more is cut and marked.</summary>
    /// <value>1,000 to 1,000,000,000,000; the default is 100,000,000.</value>
    [AllowedRange(1_000, 1_000_000_000_000)]
    public long MaxTokensPerCall { get; set; } = 100_000_000;

    /// <summary>Gets or sets how many calls may wait to be recorded; a further one waits for room.</summary>
    /// <value>1 to 1,000,000; the default is 10,000.</value>
    [AllowedRange(1, 1_000_000)]
    public int QueueLimit { get; set; } = 10_000;

    /// <summary>Gets or sets how many calls are recorded in one unit at most.</summary>
    /// <value>1 to 10,000; the default is 256.</value>
    [AllowedRange(1, 10_000)]
    public int BatchSize { get; set; } = 256;

    /// <summary>Gets or sets for how long the rows of calls are kept; their sums are kept for good.</summary>
    /// <value>1 day to 100 years; the default is <see langword="null"/>: for good.</value>
    [AllowedRange("1.00:00:00", "36500.00:00:00")]
    public TimeSpan? Retention { get; set; }

    /// <summary>Gets or sets how often expired reservations, unsent alerts and old rows are looked for.</summary>
    /// <value>1 s to 1 hour; the default is 30 s.</value>
    [AllowedRange("00:00:01", "01:00:00")]
    public TimeSpan MaintenanceInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets whether the predecessor's metrics are measured as well, under
    /// <see cref="CostTelemetry.PredecessorName"/>.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool PredecessorMetrics { get; set; }

    /// <summary>Gets how calls are taken down by <c>UseCostTracking()</c>.</summary>
    public CaptureOptions Capture { get; } = new();
}
