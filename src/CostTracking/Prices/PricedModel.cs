namespace CostTracking;

/// <summary>A model of a catalog, with the names under which it is found.</summary>
/// <param name="Provider">Who offers it.</param>
/// <param name="Model">Its name.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="Patterns">Forms of names, with <c>*</c> for any text.</param>
/// <param name="Prices">What it cost and costs, earliest first.</param>
public sealed record PricedModel(string Provider, string Model, IReadOnlyList<string> Aliases, IReadOnlyList<string> Patterns, IReadOnlyList<ModelPrice> Prices)
{
    /// <summary>Finds the price of a time.</summary>
    /// <param name="at">The time.</param>
    /// <returns>The price; <see langword="null"/> where none is known for that time.</returns>
    public ModelPrice? PriceAt(DateTimeOffset at)
    {
        for (var i = Prices.Count - 1; i >= 0; i--)
        {
            if (Prices[i].Covers(at))
            {
                return Prices[i];
            }
        }

        return null;
    }
}
