using System.Text;
using OfflineQueue;

namespace OfflineSender;

/// <summary>Delivers a message by HTTP. The id is printed before the queue hears of the success, so that what is gone from the queue was
/// printed; after a kill in between it is delivered and printed once more.</summary>
internal sealed class HttpHandler(HttpClient client) : IOfflineQueueHandler
{
    public async ValueTask HandleAsync(QueuedMessage message, CancellationToken cancellationToken)
    {
        using var content = new ReadOnlyMemoryContent(message.Payload);
        using var request = new HttpRequestMessage(HttpMethod.Post, "") { Content = content };

        // a receiver tells a repeated delivery by it
        request.Headers.Add("Idempotency-Key", message.Id.ToString());
        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        Console.WriteLine(IdOf(message));
    }

    private static string IdOf(QueuedMessage message)
    {
        var payload = message.Payload.Span;
        return Encoding.UTF8.GetString(payload[..payload.IndexOf((byte)'\n')]);
    }
}
