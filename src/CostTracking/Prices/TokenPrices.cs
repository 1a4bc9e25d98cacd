namespace CostTracking;

/// <summary>What a million tokens of each kind cost. A kind without a price of its own costs what it is a part of.</summary>
public sealed record TokenPrices
{
    /// <summary>Gets the price of what goes in.</summary>
    public UnitPrice Input { get; init; }

    /// <summary>Gets the price of what comes out.</summary>
    public UnitPrice Output { get; init; }

    /// <summary>Gets the price of what is read from the provider's cache.</summary>
    /// <value>The default is <see langword="null"/>: the price of <see cref="Input"/>.</value>
    public UnitPrice? CachedInput { get; init; }

    /// <summary>Gets the price of what is written to the provider's cache for its usual time.</summary>
    /// <value>The default is <see langword="null"/>: the price of <see cref="Input"/>.</value>
    public UnitPrice? CacheWrite { get; init; }

    /// <summary>Gets the price of what is written to the provider's cache for its longer time.</summary>
    /// <value>The default is <see langword="null"/>: the price of <see cref="CacheWrite"/>.</value>
    public UnitPrice? CacheWriteLong { get; init; }

    /// <summary>Gets the price of what is thought and not said.</summary>
    /// <value>The default is <see langword="null"/>: the price of <see cref="Output"/>.</value>
    public UnitPrice? Reasoning { get; init; }

    /// <summary>Gets the price of sound that goes in.</summary>
    /// <value>The default is <see langword="null"/>: the price of <see cref="Input"/>.</value>
    public UnitPrice? AudioInput { get; init; }

    /// <summary>Gets the price of sound that comes out.</summary>
    /// <value>The default is <see langword="null"/>: the price of <see cref="Output"/>.</value>
    public UnitPrice? AudioOutput { get; init; }

    /// <summary>Gets the price of pictures that go in.</summary>
    /// <value>The default is <see langword="null"/>: the price of <see cref="Input"/>.</value>
    public UnitPrice? Image { get; init; }

    // 10⁻¹⁵ of the currency: a token times billionths a million tokens
    internal Int128 CostOf(in TokenUsage usage)
    {
        var write = CacheWrite ?? Input;
        return ((Int128)usage.PlainInputTokens * Input.Nanos)
            + ((Int128)usage.CachedTokens * (CachedInput ?? Input).Nanos)
            + ((Int128)usage.CacheWriteTokens * write.Nanos)
            + ((Int128)usage.CacheWriteLongTokens * (CacheWriteLong ?? write).Nanos)
            + ((Int128)usage.AudioInputTokens * (AudioInput ?? Input).Nanos)
            + ((Int128)usage.ImageTokens * (Image ?? Input).Nanos)
            + ((Int128)usage.PlainOutputTokens * Output.Nanos)
            + ((Int128)usage.ReasoningTokens * (Reasoning ?? Output).Nanos)
            + ((Int128)usage.AudioOutputTokens * (AudioOutput ?? Output).Nanos);
    }

    // what the cached tokens would have cost more without the cache
    internal Int128 SavingOf(in TokenUsage usage) => (Int128)usage.CachedTokens * (Input.Nanos - (CachedInput ?? Input).Nanos);
}
