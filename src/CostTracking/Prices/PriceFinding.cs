namespace CostTracking;

/// <summary>Something about a price that is wrong, or that somebody should look at.</summary>
/// <param name="IsError">Whether the price cannot be used.</param>
/// <param name="Where">The provider, model and price.</param>
/// <param name="Message">What it is, as a sentence.</param>
public sealed record PriceFinding(bool IsError, string Where, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {Message}";
}
