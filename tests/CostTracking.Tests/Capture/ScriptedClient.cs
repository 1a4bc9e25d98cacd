using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CostTracking.Tests;

/// <summary>A client that gives what it is told to.</summary>
internal sealed class ScriptedClient(params ChatResponseUpdate[] updates) : IChatClient
{
    public ChatClientMetadata Metadata { get; init; } = new("test", new Uri("https://test.example/v1"), "m");

    /// <summary>After how many updates it fails; none of them where it is 0.</summary>
    public int? FailsAfter { get; init; }

    public UsageDetails? Usage { get; init; }

    public int Calls { get; private set; }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Calls++;
        cancellationToken.ThrowIfCancellationRequested();
        return FailsAfter is not null
            ? throw new HttpRequestException("The provider failed.")
            : Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "an answer of words")) { Usage = Usage, ResponseId = "r1", ModelId = "m-answering" });
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Calls++;
        for (var i = 0; i < updates.Length; i++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            if (i == FailsAfter)
            {
                throw new HttpRequestException("The provider failed.");
            }

            yield return updates[i];
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? Metadata : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    public static ChatResponseUpdate Text(string text) => new(ChatRole.Assistant, text);

    public static ChatResponseUpdate Used(long input, long output, Action<UsageDetails>? set = null)
    {
        var details = new UsageDetails { InputTokenCount = input, OutputTokenCount = output };
        set?.Invoke(details);
        return new(ChatRole.Assistant, [new UsageContent(details)]);
    }
}
