namespace CostTracking;

/// <summary>A price of a <see cref="PriceFile"/>.</summary>
public sealed class PriceFilePrice : PriceFileRates
{
    /// <summary>Gets or sets the first moment; <see langword="null"/> for the earliest price, which has no start.</summary>
    public DateTimeOffset? From { get; set; }

    /// <summary>Gets or sets the first moment after the price; <see langword="null"/> for the next one's start.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>Gets or sets the currency.</summary>
    public string Currency { get; set; } = string.Empty;

    /// <summary>Gets or sets the day on which somebody looked.</summary>
    public DateOnly CheckedOn { get; set; }

    /// <summary>Gets or sets where the price is from.</summary>
    public string Source { get; set; } = string.Empty;

    /// <summary>Gets or sets whether the model is free on purpose; prices of 0 are refused otherwise.</summary>
    public bool Free { get; set; }

    /// <summary>Gets or sets what each request costs beside its tokens.</summary>
    public decimal? PerRequest { get; set; }

    /// <summary>Gets or sets what pieces that are no tokens cost each, by name, such as <c>search</c>.</summary>
    public IDictionary<string, decimal> Surcharges { get; set; } = new Dictionary<string, decimal>(StringComparer.Ordinal);

    /// <summary>Gets or sets the prices by length, instead of those of the price itself.</summary>
    public IList<PriceFileTier> Tiers { get; set; } = [];

    /// <summary>Gets or sets the hours in which other prices hold.</summary>
    public IList<PriceFileWindow> Windows { get; set; } = [];
}
