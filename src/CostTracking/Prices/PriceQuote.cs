namespace CostTracking;

/// <summary>What a call costs by a catalog, or why that is not known.</summary>
public readonly record struct PriceQuote
{
    /// <summary>Gets the amount; <see langword="null"/> where no price is known.</summary>
    public Money? Amount { get; init; }

    /// <summary>Gets what the provider's cache saved, in millionths of the amount's currency.</summary>
    public long SavedMicros { get; init; }

    /// <summary>Gets the version of the price, with the window and the tier that were used.</summary>
    public string? PriceVersion { get; init; }

    /// <summary>Gets why there is no price; <see langword="null"/> where there is one.</summary>
    public UnpricedReason? Unpriced { get; init; }

    /// <summary>Gets the price that was used; <see langword="null"/> where there is none.</summary>
    public ModelPrice? Price { get; init; }
}
