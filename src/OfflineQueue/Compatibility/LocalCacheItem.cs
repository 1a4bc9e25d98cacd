using System.Text.Json.Nodes;

namespace OfflineQueue;

/// <summary>A message of the offline queue, in the predecessor's form.</summary>
/// <param name="Message">The message: <c>message</c>.</param>
/// <param name="QueuedAt">When it was enqueued: <c>queued_at</c>.</param>
/// <param name="RetryCount">How often it was tried: <c>retry_count</c>.</param>
public sealed record LocalCacheItem(JsonNode? Message, DateTimeOffset QueuedAt, int RetryCount)
{
    /// <summary>Says when it was enqueued; content does not belong in logs.</summary>
    /// <returns>The description.</returns>
    public override string ToString() => $"message of {QueuedAt:O}";
}
