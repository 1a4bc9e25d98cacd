using System.Text.Json;
using Microsoft.Extensions.AI;

namespace CostTracking.Tests;

/// <summary>Gemini: thoughts are beside the candidates, and each piece of a stream tells totals, of which the adapter hands on what is
/// new.</summary>
internal sealed class GeminiClient(HttpClient http, Uri url, string key, bool isCumulative) : NativeClient(http, url, "gcp.gemini", "gemini-2.5-flash", key)
{
    private (long Input, long Output, long Thoughts, long Cached, long Total) _told;

    protected override UsageDetails? Read(JsonElement answer)
    {
        if (!answer.TryGetProperty("usageMetadata", out var usage))
        {
            return null;
        }

        var now = (
            Input: Number(usage, "promptTokenCount") ?? 0,
            Output: Number(usage, "candidatesTokenCount") ?? 0,
            Thoughts: Number(usage, "thoughtsTokenCount") ?? 0,
            Cached: Number(usage, "cachedContentTokenCount") ?? 0,
            Total: Number(usage, "totalTokenCount") ?? 0);
        var before = isCumulative ? default : _told;
        _told = now;
        return new UsageDetails
        {
            InputTokenCount = now.Input - before.Input,
            OutputTokenCount = now.Output - before.Output,
            ReasoningTokenCount = now.Thoughts - before.Thoughts,
            CachedInputTokenCount = now.Cached - before.Cached,
            TotalTokenCount = now.Total - before.Total,
        };
    }
}
