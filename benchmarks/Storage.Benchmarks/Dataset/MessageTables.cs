using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>The table of six columns that the goals are for, and its twin of 39.</summary>
internal static class MessageTables
{
    public static MessageTable<ChatMessage> Narrow { get; } = new()
    {
        Suffix = string.Empty,
        At = MessageSource.At,
        Id = ChatMessage.Columns.Id,
        MessageId = ChatMessage.Columns.MessageId,
        ChatId = ChatMessage.Columns.ChatId,
        Time = ChatMessage.Columns.Time,
        Competitors = new Dictionary<string, Func<string, IStore<ChatMessage>>>(
            CompetitorsOn<ChatMessage, RawChatMessage, MdsChatMessage>(new MessageExpressions<ChatMessage>
            {
                HasMessageId = messageId => row => row.MessageId == messageId,
                HasChatId = chatId => row => row.ChatId == chatId,
                HasOneOf = ids => row => ids.Contains(row.Id),
                Time = row => row.Time,
            }),
            StringComparer.Ordinal)
        {
            [Competitor.SqliteNet] = path => new SqliteNetStore(path),
        },
    };

    public static MessageTable<Message> Wide { get; } = new()
    {
        Suffix = "-wide",
        At = WideMessages.At,
        Id = Message.Columns.Id,
        MessageId = Message.Columns.MessageId,
        ChatId = Message.Columns.ChatId,
        Time = Message.Columns.Time,
        Competitors = CompetitorsOn<Message, RawMessage, MdsMessage>(new MessageExpressions<Message>
        {
            HasMessageId = messageId => row => row.MessageId == messageId,
            HasChatId = chatId => row => row.ChatId == chatId,
            HasOneOf = ids => row => ids.Contains(row.Id),
            Time = row => row.Time,
        }),
    };

    private static Dictionary<string, Func<string, IStore<T>>> CompetitorsOn<T, TRaw, TMds>(MessageExpressions<T> expressions)
        where T : class, IEntity<T>
        where TRaw : IRawCode<T>
        where TMds : IMdsCode<T>
    {
        var sql = new TableSql(Entity.Map<T>());
        return new(StringComparer.Ordinal)
        {
            [Competitor.Floor] = path => new RawStore<T, TRaw>(path, sql),
            [Competitor.Mds] = path => new MdsStore<T, TMds>(path, sql),
            [Competitor.Dapper] = path => new DapperStore<T>(path),
            [Competitor.EfCompiled] = path => new EfCompiledStore<T>(EfDatabase.OnConnectionString(path)),
            [Competitor.EfOpen] = path => new EfCompiledStore<T>(EfDatabase.OnOpenConnection(path)),
            [Competitor.EfPlain] = path => new EfPlainStore<T>(EfDatabase.OnConnectionString(path), expressions),
            [Competitor.Ef] = path => new EfCompiledStore<T>(EfDatabase.OnConnectionString(path)),
            [Competitor.Linq2Db] = path => new LinqStore<T>(path),
        };
    }
}
