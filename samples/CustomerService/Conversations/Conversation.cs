using Storage.Api;
using Storage.Core;

namespace CustomerService;

/// <summary>One dialogue at the desk. One client at a time handles it, so its messages keep their order.</summary>
internal sealed class Conversation(IStorage storage, DialogueMessage first)
{
    private const int Recent = 50;

    private readonly ChatStream _stream = Records.Stream(first);
    private readonly HashSet<string> _people = [];

    private EntityQuery<Message> Messages => storage.Query<Message>().Where(Message.Columns.ChatId == _stream.StreamId);

    /// <summary>Reads what was said last, newest first: what the one who answers looks at.</summary>
    public ValueTask<IReadOnlyList<Message>> ReadRecentAsync() =>
        Messages.OrderByDescending(Message.Columns.Time).OrderByDescending(Message.Columns.Id).Take(Recent).ToListAsync();

    /// <summary>Stores a message, and with it, all or nothing, the rows of its stream and its sender where they are missing.</summary>
    /// <returns>Whether the message was stored; false where it was there already.</returns>
    public async ValueTask<bool> StoreAsync(DialogueMessage message)
    {
        List<WriteStatement> statements = [];
        if (_people.Count == 0)
        {
            statements.Add(Write.Insert(_stream, ConflictAction.Ignore));
        }

        if (_people.Add(message.UserId))
        {
            statements.Add(Write.Insert(Records.Person(message), ConflictAction.Ignore));
        }

        statements.Add(Write.Insert(Records.Message(message, _stream), ConflictAction.Ignore));
        var result = await storage.WriteAsync(new WriteUnit([.. statements]));
        return result.Statements[^1].RowsAffected > 0;
    }

    /// <summary>Brings the stream's totals up to date. They are counted, not added up, so that a run that was cut short or repeated leaves
    /// them right.</summary>
    public async ValueTask CloseAsync()
    {
        var totals = Patch<ChatStream>.Empty
            .Set(ChatStream.Columns.MessageCount, await Messages.CountAsync())
            .Set(ChatStream.Columns.LastActiveTime, await Messages.MaxAsync(Message.Columns.Time) ?? _stream.LastActiveTime);

        // nobody waits for them: a run that ends before they are written counts them again
        await storage.ScheduleAsync(new WriteUnit(Write.Patch(totals, ChatStream.Columns.StreamId == _stream.StreamId)));
    }
}
