using System.Globalization;

namespace CostTracking.Internal;

/// <summary>Runs a file's sample calls before the file is used.</summary>
internal static class PriceSamples
{
    public static void Check(PriceCatalog catalog, PriceFile file, List<PriceFinding> findings)
    {
        foreach (var sample in file.Samples)
        {
            var usage = new TokenUsage(sample.Input, sample.Output) { CachedTokens = sample.Cached };
            var micros = catalog.Quote(sample.Provider, sample.Model, usage, sample.At).Amount?.Micros;
            if (micros != sample.Micros)
            {
                findings.Add(new(IsError: true, $"{sample.Provider}/{sample.Model}", string.Create(
                    CultureInfo.InvariantCulture,
                    $"The sample call of {sample.Input} and {sample.Output} tokens costs {micros?.ToString(CultureInfo.InvariantCulture) ?? "an unknown amount"}; the file says {sample.Micros?.ToString(CultureInfo.InvariantCulture) ?? "unpriced"}.")));
            }
        }
    }
}
