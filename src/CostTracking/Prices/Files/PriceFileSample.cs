namespace CostTracking;

/// <summary>A sample call of a <see cref="PriceFile"/>, with what it has to cost.</summary>
public sealed class PriceFileSample
{
    /// <summary>Gets or sets the provider.</summary>
    public string Provider { get; set; } = string.Empty;

    /// <summary>Gets or sets the model.</summary>
    public string Model { get; set; } = string.Empty;

    /// <summary>Gets or sets the call's time.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Gets or sets the tokens that go in.</summary>
    public long Input { get; set; }

    /// <summary>Gets or sets those of them that come from the provider's cache.</summary>
    public long Cached { get; set; }

    /// <summary>Gets or sets the tokens that come out.</summary>
    public long Output { get; set; }

    /// <summary>Gets or sets the amount in millionths of the currency; <see langword="null"/> where the call has to be unpriced.</summary>
    public long? Micros { get; set; }
}
