using Storage.Core;

namespace CostTracking.Internal;

/// <summary>Makes the row of a call. The predecessor's columns are filled for who reads no others: its cost and time are floating-point
/// numbers there, made at the very end of the exact ones.</summary>
internal static class UsageRow
{
    public static LlmUsage Of(
        TrackedCall call, CallEnd end, in TokenUsage usage, UsageRemarks remarks, TimeSpan? duration, Money? amount, string? priceVersion, DateTime local)
    {
        var start = call.Start;
        return new()
        {
            ModelName = start.Model,
            ModelAssignName = start.AssignName,
            ModelApiProvider = call.Provider,
            UserId = start.UserId,
            RequestType = start.RequestType,
            Endpoint = start.Endpoint,
            PromptTokens = usage.InputTokens,
            CompletionTokens = usage.OutputTokens,
            TotalTokens = usage.InputTokens + usage.OutputTokens,
            TimeCost = duration?.TotalSeconds,
            Cost = (double)(amount?.ToDecimal() ?? 0m),
            Status = end.Outcome == CallOutcome.Completed ? "success" : "failed",
            Timestamp = local,
            CallId = call.Id,
            StartedAt = call.StartedAt,
            CachedTokens = usage.CachedTokens,
            CacheWriteTokens = usage.CacheWriteTokens + usage.CacheWriteLongTokens,
            ReasoningTokens = usage.ReasoningTokens,
            AudioTokens = usage.AudioInputTokens + usage.AudioOutputTokens,
            ImageTokens = usage.ImageTokens,
            PriceVersion = priceVersion,
            AmountMicros = amount?.Micros,
            Currency = amount?.Currency,
            UsageSource = end.Source,
            Outcome = end.Outcome,
            Attempt = start.Attempt,
            Duration = duration,
            FirstToken = end.FirstToken,
            SessionId = start.SessionId,
            Tags = start.Tags.Count == 0 ? null : $",{string.Join(',', start.Tags)},",
            ResponseId = end.ResponseId,
            Remarks = remarks == UsageRemarks.None ? null : $",{string.Join(',', WordsOf(remarks))},",
        };
    }

    private static IEnumerable<string> WordsOf(UsageRemarks remarks)
    {
        if (remarks.HasFlag(UsageRemarks.Clamped))
        {
            yield return "clamped";
        }

        if (remarks.HasFlag(UsageRemarks.Cumulative))
        {
            yield return "cumulative";
        }

        if (remarks.HasFlag(UsageRemarks.CacheAddedBack))
        {
            yield return "cache-added-back";
        }

        if (remarks.HasFlag(UsageRemarks.ReasoningAddedBack))
        {
            yield return "reasoning-added-back";
        }
    }
}
