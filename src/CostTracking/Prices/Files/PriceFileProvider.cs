namespace CostTracking;

/// <summary>A provider of a <see cref="PriceFile"/>.</summary>
public sealed class PriceFileProvider
{
    /// <summary>Gets or sets the name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets other names.</summary>
    public IList<string> Aliases { get; set; } = [];

    /// <summary>Gets or sets the hosts, each with all below it; they tell apart the providers that one client's name stands for.</summary>
    public IList<string> Hosts { get; set; } = [];
}
