namespace CostTracking.Internal;

/// <summary>The kinds of error that the map has had.</summary>
internal static class LiteLlmRules
{
    private static readonly string[] Variants = ["_priority", "_flex", "_batches"];

    public static IEnumerable<(string Message, bool IsError)> Check(LiteLlmEntry entry)
    {
        if (entry.Input is null && entry.Tiers.Count == 0)
        {
            yield return ("It has no price of input tokens, so its calls are unpriced.", true);
            yield break;
        }

        foreach (var (field, value) in entry.Costs.Where(cost => cost.Value < 0))
        {
            yield return ($"{field} is negative ({value.ToString(System.Globalization.CultureInfo.InvariantCulture)}).", true);
        }

        if (entry.Tiers.Count == 0 && entry.Costs.All(cost => cost.Value == 0))
        {
            yield return ("It costs 0. Add it by hand with \"free\": true where that is meant.", true);
        }

        foreach (var finding in CheckVariants(entry))
        {
            yield return (finding, false);
        }

        for (var i = 0; i < entry.Tiers.Count; i++)
        {
            if (entry.Tiers[i].UpTo is null || entry.Tiers[i].From != (i == 0 ? 0 : entry.Tiers[i - 1].UpTo) || entry.Tiers[i].UpTo <= entry.Tiers[i].From)
            {
                yield return ("Its tiers leave gaps, overlap or do not ascend.", true);
                yield break;
            }
        }

        if (entry.Costs.ContainsKey("input_cost_per_token_cache_hit") && entry.Costs.TryGetValue("cache_read_input_token_cost", out var read)
            && entry.Costs["input_cost_per_token_cache_hit"] != read)
        {
            yield return ("It has two prices of cached input that differ.", true);
        }
    }

    private static IEnumerable<string> CheckVariants(LiteLlmEntry entry)
    {
        foreach (var (field, value) in entry.Costs)
        {
            var suffix = Array.Find(Variants, variant => field.EndsWith(variant, StringComparison.Ordinal));
            if (suffix is not null && entry.Costs.TryGetValue(field[..^suffix.Length], out var basis) && basis > 0 && (value > basis * 10 || value < basis / 10))
            {
                yield return $"{field} is more than ten times, or less than a tenth, of its base price; variants are not imported.";
            }
        }
    }
}
