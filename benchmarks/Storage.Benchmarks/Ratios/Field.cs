using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>What all cases of a run share: its scale, the files, the competitors that only read, and the chat.</summary>
internal sealed class Field : IAsyncDisposable
{
    private readonly Lazy<IReadOnlyList<ChatLine>> _chat;

    public Field(Scale scale, string? chat, IReadOnlyList<string> traces)
    {
        _chat = new(() => ChatLog.Load(chat));
        Scale = scale;
        Traces = traces;
        Narrow = new(new MessageFiles<ChatMessage>(MessageTables.Narrow, scale.Rows));
        Wide = new(new MessageFiles<Message>(MessageTables.Wide, scale.WideRows));
    }

    public Scale Scale { get; }

    public ReadStores<ChatMessage> Narrow { get; }

    public ReadStores<Message> Wide { get; }

    public IReadOnlyList<string> Traces { get; }

    public IReadOnlyList<ChatLine> Chat => _chat.Value;

    /// <summary>Gives files of six columns with so many rows.</summary>
    public MessageFiles<ChatMessage> OfRows(int rows) => rows == Narrow.Files.Rows ? Narrow.Files : new(MessageTables.Narrow, rows);

    public async ValueTask DisposeAsync()
    {
        await Narrow.DisposeAsync();
        await Wide.DisposeAsync();
    }
}
