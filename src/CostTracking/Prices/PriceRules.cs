using System.Globalization;

namespace CostTracking.Internal;

/// <summary>What a sane price obeys. Each rule stands for an error that public price lists have had.</summary>
internal static class PriceRules
{
    private const long MostPerMillion = 100_000;
    private static readonly TokenUsage Sample = new(1_000_000, 1_000_000);

    public static void Check(ModelPrice price, List<PriceFinding> findings)
    {
        foreach (var prices in price.AllPrices)
        {
            CheckRates(price, prices, findings);
        }

        foreach (var window in price.Windows)
        {
            CheckRatio(price.Version, $"window {window.Name}", window.Tiers[0].Prices.Input, price.Tiers[0].Prices.Input, findings);
            CheckRatio(price.Version, $"window {window.Name}", window.Tiers[0].Prices.Output, price.Tiers[0].Prices.Output, findings);
        }
    }

    private static void CheckRates(ModelPrice price, TokenPrices rates, List<PriceFinding> findings)
    {
        var where = price.Version;
        CheckTotal(price, rates, findings);
        if (rates.CachedInput?.Nanos > rates.Input.Nanos)
        {
            Error(where, "Cached input costs more than input.", findings);
        }

        if (rates.CacheWrite?.Nanos < rates.Input.Nanos)
        {
            Error(where, "Writing the cache costs less than input.", findings);
        }

        if (rates.CacheWriteLong is { } longWrite && longWrite.Nanos < (rates.CacheWrite ?? rates.Input).Nanos)
        {
            Error(where, "Writing the cache for the longer time costs less than for the usual one.", findings);
        }

        if (rates.Output.Nanos > 0 && rates.Output.Nanos < rates.Input.Nanos / 2)
        {
            Warn(where, "Output costs less than half of input.", findings);
        }

        CheckRatio(where, "cacheWrite", rates.CacheWrite, rates.Input, findings);
        CheckRatio(where, "cacheWriteLong", rates.CacheWriteLong, rates.Input, findings);
        CheckRatio(where, "reasoning", rates.Reasoning, rates.Output, findings);
        CheckRatio(where, "audioInput", rates.AudioInput, rates.Input, findings);
        CheckRatio(where, "audioOutput", rates.AudioOutput, rates.Output, findings);
        CheckRatio(where, "image", rates.Image, rates.Input, findings);
    }

    // sample calls before use: a million tokens that cost nothing, or a fortune, are prices of another unit
    private static void CheckTotal(ModelPrice price, TokenPrices rates, List<PriceFinding> findings)
    {
        var micros = Exact.ToMicros(rates.CostOf(Sample));
        var isZero = rates.Input.Nanos == 0 && rates.Output.Nanos == 0 && price.PerRequestNanos == 0 && price.SurchargeNanos.Count == 0;
        if (isZero && !price.IsFree)
        {
            Error(price.Version, "A price of 0 needs \"free\": true, since an unknown price is not zero.", findings);
        }
        else if (price.IsFree && micros != 0)
        {
            Error(price.Version, "It is free and has a price. Give either.", findings);
        }
        else if (!isZero && micros < 1_000)
        {
            Error(price.Version, "A million tokens in and out cost less than a thousandth. Prices are those of a million tokens, not of one.", findings);
        }
        else if (micros > MostPerMillion * Money.MicrosPerUnit)
        {
            Error(price.Version, string.Create(CultureInfo.InvariantCulture, $"A million tokens in and out cost more than {MostPerMillion}. Prices are those of a million tokens."), findings);
        }
    }

    private static void CheckRatio(string where, string what, UnitPrice? variant, UnitPrice basis, List<PriceFinding> findings)
    {
        if (variant is { } price && basis.Nanos > 0 && ((Int128)price.Nanos > (Int128)basis.Nanos * 10 || (Int128)price.Nanos * 10 < basis.Nanos))
        {
            Warn(where, $"The price of {what} is more than ten times, or less than a tenth, of what it is a variant of.", findings);
        }
    }

    private static void Error(string where, string message, List<PriceFinding> findings) => findings.Add(new(IsError: true, where, message));

    private static void Warn(string where, string message, List<PriceFinding> findings) => findings.Add(new(IsError: false, where, message));
}
