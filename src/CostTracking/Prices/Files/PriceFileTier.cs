namespace CostTracking;

/// <summary>A tier of a <see cref="PriceFile"/>: it prices a whole request.</summary>
public sealed class PriceFileTier : PriceFileRates
{
    /// <summary>Gets or sets the most input tokens, themselves included; <see langword="null"/> for any number.</summary>
    public long? UpToInput { get; set; }
}
