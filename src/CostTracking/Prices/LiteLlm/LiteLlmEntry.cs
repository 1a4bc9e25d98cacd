using System.Text.Json;

namespace CostTracking.Internal;

/// <summary>One entry of the map, with every number read as the decimal that the text has.</summary>
/// <param name="Key">The key, such as <c>deepseek/deepseek-chat</c>.</param>
/// <param name="Provider">Who offers it, as the map calls it.</param>
/// <param name="Mode">What it does, such as <c>chat</c>.</param>
/// <param name="Costs">The prices of single tokens, by field.</param>
/// <param name="Tiers">The prices by ranges of the input's length.</param>
internal sealed record LiteLlmEntry(
    string Key, string Provider, string Mode, IReadOnlyDictionary<string, decimal> Costs, IReadOnlyList<LiteLlmTier> Tiers)
{
    public decimal? Input => Costs.TryGetValue("input_cost_per_token", out var value) ? value : null;

    public string Name => Key[(Key.LastIndexOf('/') + 1)..];

    public static LiteLlmEntry Read(string key, JsonElement entry)
    {
        var tiers = entry.TryGetProperty("tiered_pricing", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(tier => tier.ValueKind == JsonValueKind.Object).Select(ReadTier).ToList()
            : [];
        return new(key, Text(entry, "litellm_provider"), Text(entry, "mode"), ReadCosts(entry), tiers);
    }

    private static LiteLlmTier ReadTier(JsonElement tier)
    {
        var bounds = tier.TryGetProperty("range", out var range) && range.ValueKind == JsonValueKind.Array
            ? range.EnumerateArray().Where(bound => bound.ValueKind == JsonValueKind.Number).Select(bound => bound.GetDecimal()).ToList()
            : [];
        return new(bounds.Count > 0 ? bounds[0] : null, bounds.Count > 1 ? bounds[1] : null, ReadCosts(tier));
    }

    private static Dictionary<string, decimal> ReadCosts(JsonElement entry)
    {
        var costs = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var field in entry.EnumerateObject())
        {
            if (field.Name.Contains("cost", StringComparison.Ordinal) && field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetDecimal(out var value))
            {
                costs[field.Name] = value;
            }
        }

        return costs;
    }

    private static string Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
}
