using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace CostTracking.Tests;

/// <summary>A client of a provider's own interface, which hands on the usage as its adapter reads it: a small one for the two dialects that are
/// not OpenAI's.</summary>
internal abstract class NativeClient(HttpClient http, Uri url, string provider, string model, string key) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var answer = await SendAsync("complete", cancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        return new(new ChatMessage(ChatRole.Assistant, "Good day")) { Usage = Read(json.RootElement), ModelId = model, ResponseId = "n1" };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var answer = await SendAsync("stream", cancellationToken);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                using var json = JsonDocument.Parse(line[6..]);
                yield return Read(json.RootElement) is { } usage ? new(ChatRole.Assistant, [new UsageContent(usage)]) : new(ChatRole.Assistant, "word ");
            }
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata(provider, url, model) : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    /// <summary>Reads the usage of an answer or of a piece of one; null where it has none.</summary>
    protected abstract UsageDetails? Read(JsonElement answer);

    protected static long? Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;

    private async Task<HttpResponseMessage> SendAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, path)) { Content = JsonContent.Create(new { model }) };
        request.Headers.TryAddWithoutValidation("x-api-key", key);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }
}
