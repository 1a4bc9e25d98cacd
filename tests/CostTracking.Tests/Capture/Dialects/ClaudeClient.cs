using System.Text.Json;
using Microsoft.Extensions.AI;

namespace CostTracking.Tests;

/// <summary>Claude: cached and written tokens are beside the input; a stream tells the input at its start and the output at its end.</summary>
internal sealed class ClaudeClient(HttpClient http, Uri url, string key) : NativeClient(http, url, "anthropic", "claude-sonnet-4-5", key)
{
    protected override UsageDetails? Read(JsonElement answer)
    {
        var holder = answer.TryGetProperty("message", out var message) ? message : answer;
        if (!holder.TryGetProperty("usage", out var usage))
        {
            return null;
        }

        return new UsageDetails
        {
            InputTokenCount = Number(usage, "input_tokens"),
            OutputTokenCount = Number(usage, "output_tokens"),
            CachedInputTokenCount = Number(usage, "cache_read_input_tokens"),
            AdditionalCounts = Number(usage, "cache_creation_input_tokens") is { } written ? new() { ["CacheCreationInputTokens"] = written } : null,
        };
    }
}
