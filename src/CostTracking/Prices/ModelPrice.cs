namespace CostTracking;

/// <summary>What a model costs in a span of time, and how that is known.</summary>
public sealed record ModelPrice
{
    /// <summary>Gets the version: catalog, provider, model and start. It is kept with every call that was priced by it.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the currency.</summary>
    public required string Currency { get; init; }

    /// <summary>Gets the first moment; <see langword="null"/> for all the time before <see cref="Until"/>.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets the first moment after the span; <see langword="null"/> where no end is known.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Gets the prices by length, shortest first; a request longer than the last tier has no price.</summary>
    public required IReadOnlyList<PriceTier> Tiers { get; init; }

    /// <summary>Gets the hours in which other prices hold; the first that contains a call's start prices it.</summary>
    public IReadOnlyList<PriceWindow> Windows { get; init; } = [];

    /// <summary>Gets what each request costs beside its tokens, in billionths of the currency.</summary>
    public long PerRequestNanos { get; init; }

    /// <summary>Gets what pieces that are no tokens cost, by name, in billionths of the currency.</summary>
    public IReadOnlyDictionary<string, long> SurchargeNanos { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Gets whether the model is free on purpose.</summary>
    public bool IsFree { get; init; }

    /// <summary>Gets where the price is from.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the day on which somebody looked.</summary>
    public required DateOnly CheckedOn { get; init; }

    internal bool Covers(DateTimeOffset at) => (From is null || From <= at) && (Until is null || at < Until);

    internal IEnumerable<TokenPrices> AllPrices => Tiers.Concat(Windows.SelectMany(window => window.Tiers)).Select(tier => tier.Prices);
}
