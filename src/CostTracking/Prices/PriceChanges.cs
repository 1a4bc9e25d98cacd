using System.Globalization;

namespace CostTracking.Internal;

/// <summary>Finds prices that changed so much that somebody should say that it is meant.</summary>
internal static class PriceChanges
{
    public static IReadOnlyList<PriceFinding> Find(PriceCatalog before, PriceCatalog after, DateTimeOffset at)
    {
        var findings = new List<PriceFinding>();
        foreach (var model in after.Models)
        {
            if (before.Find(model.Provider, model.Model)?.PriceAt(at) is { } old && model.PriceAt(at) is { } now && old.Currency == now.Currency)
            {
                Compare(now.Version, "input", old.Tiers[0].Prices.Input, now.Tiers[0].Prices.Input, findings);
                Compare(now.Version, "output", old.Tiers[0].Prices.Output, now.Tiers[0].Prices.Output, findings);
            }
        }

        return findings;
    }

    private static void Compare(string where, string what, UnitPrice old, UnitPrice now, List<PriceFinding> findings)
    {
        if ((Int128)now.Nanos > (Int128)old.Nanos * 3 || (Int128)now.Nanos * 3 < old.Nanos)
        {
            findings.Add(new(IsError: true, where, string.Create(
                CultureInfo.InvariantCulture, $"The price of {what} changes from {old} to {now}, more than three times. Accept large changes where that is meant.")));
        }
    }
}
