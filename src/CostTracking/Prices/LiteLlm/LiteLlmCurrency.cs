namespace CostTracking.Internal;

/// <summary>Finds prices that look like yuan in a field of dollars: the same model, some seven times as much, from somebody in China.</summary>
internal static class LiteLlmCurrency
{
    private const decimal LeastRatio = 5.5m;
    private const decimal MostRatio = 9m;
    private static readonly string[] Mainland = ["zhipuai", "zai", "dashscope", "moonshot", "volcengine", "deepseek", "minimax", "baidu", "tencent", "hunyuan"];

    public static IReadOnlyDictionary<string, string> Suspects(IEnumerable<LiteLlmEntry> entries)
    {
        var suspects = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var same in entries.Where(entry => entry.Input > 0).GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase))
        {
            var least = same.MinBy(entry => entry.Input)!;
            foreach (var entry in same.Where(entry => Mainland.Contains(entry.Provider, StringComparer.Ordinal) && entry != least))
            {
                if (IsYuan(entry, least, "input_cost_per_token") && IsYuan(entry, least, "output_cost_per_token"))
                {
                    suspects[entry.Key] = $"It costs some seven times what '{least.Key}' does, as if yuan stood in a field of dollars.";
                }
            }
        }

        return suspects;
    }

    private static bool IsYuan(LiteLlmEntry entry, LiteLlmEntry other, string field) =>
        entry.Costs.TryGetValue(field, out var price)
        && other.Costs.TryGetValue(field, out var basis)
        && basis > 0
        && price / basis is > LeastRatio and < MostRatio;
}
