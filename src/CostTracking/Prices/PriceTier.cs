namespace CostTracking;

/// <summary>The prices of requests up to a length. One tier prices the whole request; it is not a bracket of it.</summary>
/// <param name="UpToInput">The most input tokens, themselves included; <see langword="null"/> for any number.</param>
/// <param name="Prices">The prices.</param>
public sealed record PriceTier(long? UpToInput, TokenPrices Prices);
