using Microsoft.Extensions.AI;

namespace CostTracking.Internal;

/// <summary>A stream that is a call once somebody reads it.</summary>
internal sealed class TrackedStream(CostTrackingChatClient client, IReadOnlyList<ChatMessage> messages, ChatOptions? options, CallLabels labels, CancellationToken cancellationToken)
    : IAsyncEnumerable<ChatResponseUpdate>
{
    public IAsyncEnumerator<ChatResponseUpdate> GetAsyncEnumerator(CancellationToken token = default)
    {
        if (!token.CanBeCanceled || token == cancellationToken)
        {
            return new TrackedStreamReader(client, messages, options, labels, linked: null, cancellationToken);
        }

        var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, token);
        return new TrackedStreamReader(client, messages, options, labels, linked, linked.Token);
    }
}
