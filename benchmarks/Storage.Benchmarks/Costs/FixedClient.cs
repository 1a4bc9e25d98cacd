using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using IModelClient = Microsoft.Extensions.AI.IChatClient;
using ModelMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Storage.Benchmarks;

/// <summary>A client that answers at once, with the same objects each time, so that what is measured is not its own.</summary>
internal sealed class FixedClient(int updates) : IModelClient
{
    private static readonly ChatClientMetadata Metadata = new("bench", new Uri("https://bench.example/v1"), "m");

    private readonly ChatResponse _response = new(new ModelMessage(ChatRole.Assistant, "An answer.")) { Usage = new() { InputTokenCount = 1_000, OutputTokenCount = 500 } };
    private readonly ChatResponseUpdate _update = new(ChatRole.Assistant, "some more words ");
    private readonly ChatResponseUpdate _last = new(ChatRole.Assistant, [new UsageContent(new() { InputTokenCount = 1_000, OutputTokenCount = 500 })]);

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ModelMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(_response);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ModelMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        for (var i = 1; i < updates; i++)
        {
            yield return _update;
        }

        yield return _last;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(ChatClientMetadata) ? Metadata : null;

    public void Dispose()
    {
    }
}
