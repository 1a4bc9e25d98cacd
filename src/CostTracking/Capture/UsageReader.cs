using Microsoft.Extensions.AI;

namespace CostTracking.Internal;

/// <summary>Makes one form of what the adapters report. Where the total shows that a part was not counted in its whole, the part is added
/// to it.</summary>
internal static class UsageReader
{
    public static TokenUsage Read(UsageDetails details, CaptureOptions keys, ref UsageRemarks remarks)
    {
        var counts = details.AdditionalCounts;
        var input = details.InputTokenCount ?? 0;
        var output = details.OutputTokenCount ?? 0;
        var cached = details.CachedInputTokenCount ?? Find(counts, keys.CachedKeys);
        var longWrite = Find(counts, keys.CacheWriteLongKeys);
        var write = Math.Max(0, Find(counts, keys.CacheWriteKeys) - longWrite);
        var reasoning = details.ReasoningTokenCount ?? Find(counts, keys.ReasoningKeys);
        var beside = cached + write + longWrite;
        var missing = (details.TotalTokenCount ?? 0) - input - output;
        if (reasoning > 0 && (reasoning > output || missing == reasoning || missing == reasoning + beside))
        {
            output += reasoning;
            missing -= reasoning;
            remarks |= UsageRemarks.ReasoningAddedBack;
        }

        if (beside > 0 && (beside > input || missing == beside))
        {
            input += beside;
            remarks |= UsageRemarks.CacheAddedBack;
        }

        return new(input, output)
        {
            CachedTokens = cached,
            CacheWriteTokens = write,
            CacheWriteLongTokens = longWrite,
            ReasoningTokens = reasoning,
            AudioInputTokens = Find(counts, keys.AudioInputKeys),
            AudioOutputTokens = Find(counts, keys.AudioOutputKeys),
        };
    }

    private static long Find(AdditionalPropertiesDictionary<long>? counts, IList<string> keys)
    {
        if (counts is null)
        {
            return 0;
        }

        foreach (var key in keys)
        {
            if (counts.TryGetValue(key, out var count))
            {
                return count;
            }
        }

        return 0;
    }
}
