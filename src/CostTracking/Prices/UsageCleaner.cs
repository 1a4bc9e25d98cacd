namespace CostTracking.Internal;

/// <summary>Brings reported tokens into a form that can be priced: nothing negative, nothing absurd, no part larger than its whole.</summary>
internal static class UsageCleaner
{
    public static TokenUsage Clean(TokenUsage usage, long limit, ref UsageRemarks remarks)
    {
        var isClamped = false;
        var input = Within(usage.InputTokens, limit, ref isClamped);
        var output = Within(usage.OutputTokens, limit, ref isClamped);
        var leftIn = input;
        var leftOut = output;
        var clean = new TokenUsage(input, output)
        {
            CachedTokens = Take(usage.CachedTokens, ref leftIn, ref isClamped),
            CacheWriteTokens = Take(usage.CacheWriteTokens, ref leftIn, ref isClamped),
            CacheWriteLongTokens = Take(usage.CacheWriteLongTokens, ref leftIn, ref isClamped),
            AudioInputTokens = Take(usage.AudioInputTokens, ref leftIn, ref isClamped),
            ImageTokens = Take(usage.ImageTokens, ref leftIn, ref isClamped),
            ReasoningTokens = Take(usage.ReasoningTokens, ref leftOut, ref isClamped),
            AudioOutputTokens = Take(usage.AudioOutputTokens, ref leftOut, ref isClamped),
            Extras = CleanExtras(usage.Extras, limit, ref isClamped),
        };
        remarks |= isClamped ? UsageRemarks.Clamped : UsageRemarks.None;
        return clean;
    }

    private static Dictionary<string, long>? CleanExtras(IReadOnlyDictionary<string, long>? extras, long limit, ref bool isClamped)
    {
        if (extras is null)
        {
            return null;
        }

        var clean = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, count) in extras)
        {
            clean[name] = Within(count, limit, ref isClamped);
        }

        return clean;
    }

    private static long Take(long part, ref long left, ref bool isClamped)
    {
        var taken = Within(part, left, ref isClamped);
        left -= taken;
        return taken;
    }

    private static long Within(long value, long limit, ref bool isClamped)
    {
        var within = Math.Clamp(value, 0, limit);
        isClamped |= within != value;
        return within;
    }
}
