using System.Globalization;

namespace CostTracking.Internal;

/// <summary>Makes a model of our form of an entry of the map: prices of a million tokens in dollars, from the map's day on.</summary>
internal static class LiteLlmMapping
{
    private const decimal Million = 1_000_000m;
    private static readonly int[] Thresholds = [128, 200, 256, 272, 512];

    private static readonly Dictionary<string, string> Providers = new(StringComparer.Ordinal)
    {
        ["anthropic"] = "claude",
        ["dashscope"] = "qwen-intl",
        ["moonshot"] = "moonshot-intl",
        ["volcengine"] = "doubao",
        ["zai"] = "zai",
    };

    public static PriceFileModel ToModel(LiteLlmEntry entry, DateOnly checkedOn)
    {
        var price = new PriceFilePrice
        {
            From = new DateTimeOffset(checkedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            Currency = "USD",
            CheckedOn = checkedOn,
            Source = string.Create(CultureInfo.InvariantCulture, $"LiteLLM's price map of {checkedOn:yyyy-MM-dd}, key {entry.Key}"),
        };
        if (entry.Tiers.Count > 0)
        {
            foreach (var tier in entry.Tiers)
            {
                price.Tiers.Add(Fill(new PriceFileTier { UpToInput = (long)tier.UpTo!.Value }, tier.Costs, string.Empty));
            }
        }
        else if (Array.Find(Thresholds, threshold => entry.Costs.ContainsKey($"input_cost_per_token_above_{threshold}k_tokens")) is > 0 and var limit)
        {
            price.Tiers.Add(Fill(new PriceFileTier { UpToInput = limit * 1000L }, entry.Costs, string.Empty));
            price.Tiers.Add(Fill(new PriceFileTier(), entry.Costs, $"_above_{limit}k_tokens"));
        }
        else
        {
            Fill(price, entry.Costs, string.Empty);
        }

        var name = entry.Key.StartsWith(entry.Provider + "/", StringComparison.Ordinal) ? entry.Key[(entry.Provider.Length + 1)..] : entry.Key;
        return new() { Provider = Providers.GetValueOrDefault(entry.Provider, entry.Provider), Model = name, Prices = { price } };
    }

    private static TRates Fill<TRates>(TRates rates, IReadOnlyDictionary<string, decimal> costs, string suffix)
        where TRates : PriceFileRates
    {
        decimal? Price(string field) => costs.TryGetValue(field + suffix, out var value) || costs.TryGetValue(field, out value) ? value * Million : null;
        rates.Input = Price("input_cost_per_token");
        rates.Output = Price("output_cost_per_token");
        rates.CachedInput = Price("cache_read_input_token_cost");
        rates.AudioInput = Price("input_cost_per_audio_token");
        rates.AudioOutput = Price("output_cost_per_audio_token");
        rates.Image = Price("input_cost_per_image_token");
        rates.Reasoning = Price("output_cost_per_reasoning_token");

        // a price of 0 for writing the cache means that there is none of its own
        rates.CacheWrite = Price("cache_creation_input_token_cost") is > 0 and var write ? write : null;
        rates.CacheWriteLong = suffix.Length == 0 && Price("cache_creation_input_token_cost_above_1hr") is > 0 and var longWrite ? longWrite : null;
        return rates;
    }
}
