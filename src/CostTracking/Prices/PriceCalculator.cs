using System.Collections.Concurrent;
using System.Globalization;

namespace CostTracking.Internal;

/// <summary>Prices one call: the window of its start, the tier of its whole input, every kind of token, and one rounding at the end.</summary>
internal static class PriceCalculator
{
    // a version and a band make few texts, which every row repeats
    private static readonly ConcurrentDictionary<(string Version, string? Window, long? Tier), string> Versions = new();

    public static PriceQuote Quote(ModelPrice price, in TokenUsage usage, DateTimeOffset at)
    {
        var window = WindowAt(price, at);
        var tiers = window?.Tiers ?? price.Tiers;
        if (TierOf(tiers, usage.InputTokens) is not { } tier)
        {
            return new() { Unpriced = UnpricedReason.BeyondTiers, Price = price };
        }

        var sum = tier.Prices.CostOf(usage) + ((Int128)price.PerRequestNanos * 1_000_000);
        if (usage.Extras is { } extras)
        {
            foreach (var (name, count) in extras)
            {
                if (!price.SurchargeNanos.TryGetValue(name, out var nanos))
                {
                    return new() { Unpriced = UnpricedReason.UnknownSurcharge, Price = price };
                }

                sum += (Int128)count * nanos * 1_000_000;
            }
        }

        return new()
        {
            Amount = new Money(Exact.ToMicros(sum), price.Currency),
            SavedMicros = Exact.ToMicros(tier.Prices.SavingOf(usage)),
            PriceVersion = VersionOf(price, window, tiers.Count > 1 ? tier : null),
            Price = price,
        };
    }

    private static string VersionOf(ModelPrice price, PriceWindow? window, PriceTier? tier) => window is null && tier is null
        ? price.Version
        : Versions.GetOrAdd((price.Version, window?.Name, tier is null ? -1 : tier.UpToInput), static key => string.Create(
            CultureInfo.InvariantCulture,
            $"{key.Version}{(key.Window is null ? string.Empty : "|" + key.Window)}{(key.Tier is -1 ? string.Empty : key.Tier is null ? "|longest" : $"|to{key.Tier}")}"));

    private static PriceWindow? WindowAt(ModelPrice price, DateTimeOffset at)
    {
        foreach (var window in price.Windows)
        {
            if (window.Contains(at))
            {
                return window;
            }
        }

        return null;
    }

    private static PriceTier? TierOf(IReadOnlyList<PriceTier> tiers, long input)
    {
        for (var i = 0; i < tiers.Count; i++)
        {
            if (tiers[i].UpToInput is not { } limit || input <= limit)
            {
                return tiers[i];
            }
        }

        return null;
    }
}
