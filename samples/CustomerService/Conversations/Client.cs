using System.Threading.Channels;
using Storage.Core;

namespace CustomerService;

/// <summary>One of the desk's seats: it handles its conversations' messages one after the other.</summary>
internal sealed class Client(IStorage storage, AcknowledgedFile acknowledged, DeskCounters counters)
{
    // bounded by the desk, which lets in only so many messages for all clients together
    private readonly Channel<DialogueMessage> _inbox = Channel.CreateUnbounded<DialogueMessage>();
    private readonly Dictionary<string, Conversation> _conversations = [];

    public int Waiting => _inbox.Reader.Count;

    public void Give(DialogueMessage message) => _inbox.Writer.TryWrite(message);

    public void GiveNoMore() => _inbox.Writer.TryComplete();

    /// <summary>Handles messages until there are no more, or until the desk stops: a message that is begun is finished, a waiting one is
    /// left.</summary>
    public async Task RunAsync(SemaphoreSlim room, CancellationToken stopping)
    {
        await foreach (var message in _inbox.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (stopping.IsCancellationRequested)
            {
                break;
            }

            room.Release();
            await HandleAsync(message);
        }

        foreach (var conversation in _conversations.Values)
        {
            await conversation.CloseAsync();
        }
    }

    private async ValueTask HandleAsync(DialogueMessage message)
    {
        if (!_conversations.TryGetValue(message.StreamId, out var conversation))
        {
            conversation = new Conversation(storage, message);
            _conversations.Add(message.StreamId, conversation);
        }

        using (counters.Reads.Measure())
        {
            await conversation.ReadRecentAsync();
        }

        bool isNew;
        using (counters.Writes.Measure())
        {
            isNew = await conversation.StoreAsync(message);
        }

        acknowledged.Append(message.Id);
        counters.Count(isNew);
    }
}
