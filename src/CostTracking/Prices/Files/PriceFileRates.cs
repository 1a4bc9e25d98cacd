namespace CostTracking;

/// <summary>The prices of a million tokens, as a <see cref="PriceFile"/> gives them.</summary>
public abstract class PriceFileRates
{
    /// <summary>Gets or sets the price of what goes in.</summary>
    public decimal? Input { get; set; }

    /// <summary>Gets or sets the price of what comes out.</summary>
    public decimal? Output { get; set; }

    /// <summary>Gets or sets the price of what is read from the provider's cache.</summary>
    public decimal? CachedInput { get; set; }

    /// <summary>Gets or sets the price of what is written to the provider's cache.</summary>
    public decimal? CacheWrite { get; set; }

    /// <summary>Gets or sets the price of what is written to the provider's cache for its longer time.</summary>
    public decimal? CacheWriteLong { get; set; }

    /// <summary>Gets or sets the price of what is thought and not said.</summary>
    public decimal? Reasoning { get; set; }

    /// <summary>Gets or sets the price of sound that goes in.</summary>
    public decimal? AudioInput { get; set; }

    /// <summary>Gets or sets the price of sound that comes out.</summary>
    public decimal? AudioOutput { get; set; }

    /// <summary>Gets or sets the price of pictures that go in.</summary>
    public decimal? Image { get; set; }

    internal bool HasAny => (Input ?? Output ?? CachedInput ?? CacheWrite ?? CacheWriteLong ?? Reasoning ?? AudioInput ?? AudioOutput ?? Image) is not null;
}
