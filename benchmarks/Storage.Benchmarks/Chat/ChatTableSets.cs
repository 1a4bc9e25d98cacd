using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>The tables of few columns that the goals are for, and their twins of the chat model.</summary>
internal static class ChatTableSets
{
    private const string Platform = "irc";

    public static ChatTables<StreamState, Person, ChatMessage> Narrow { get; } = new()
    {
        Suffix = string.Empty,
        Stream = line => new()
        {
            StreamId = line.Stream,
            Platform = Platform,
            GroupName = line.Stream,
            CreateTime = line.Time,
            LastActiveTime = line.Time,
        },
        Person = line => new() { PersonId = line.User, Platform = Platform, Nickname = line.User, KnowSince = line.Time },
        Message = MessageOf,
        Touched = (stream, time) => stream with { LastActiveTime = time },
        StreamId = StreamState.Columns.StreamId,
        LastActiveTime = StreamState.Columns.LastActiveTime,
        PersonId = Person.Columns.PersonId,
        ChatId = ChatMessage.Columns.ChatId,
        Time = ChatMessage.Columns.Time,
        MessageKey = ChatMessage.Columns.Id,
    };

    public static ChatTables<ChatStream, PersonInfo, Message> Wide { get; } = WideOf("-wide", Platform, user => user);

    /// <summary>Gets the tables of the chat model with the ids that its operations give to people.</summary>
    public static ChatTables<ChatStream, PersonInfo, Message> Model { get; } =
        WideOf(string.Empty, WideMessages.Platform, user => PersonInfo.IdOf(WideMessages.Platform, user));

    private static ChatTables<ChatStream, PersonInfo, Message> WideOf(string suffix, string platform, Func<string, string> idOf) => new()
    {
        Suffix = suffix,
        Stream = line => new()
        {
            StreamId = line.Stream,
            Platform = platform,
            GroupId = line.Stream,
            GroupName = line.Stream,
            CreateTime = line.Time,
            LastActiveTime = line.Time,
            UserPlatform = platform,
            UserId = line.User,
            UserNickname = line.User,
        },
        Person = line => new() { PersonId = idOf(line.User), Platform = platform, UserId = line.User, Nickname = line.User, KnowSince = line.Time },
        Message = (line, number) => WideMessages.From(MessageOf(line, number), number),
        Touched = (stream, time) => stream with { LastActiveTime = time },
        StreamId = ChatStream.Columns.StreamId,
        LastActiveTime = ChatStream.Columns.LastActiveTime,
        PersonId = PersonInfo.Columns.PersonId,
        ChatId = Message.Columns.ChatId,
        Time = Message.Columns.Time,
        MessageKey = Message.Columns.Id,
    };

    private static ChatMessage MessageOf(ChatLine line, long number) =>
        new() { MessageId = MessageSource.MessageIdAt(number), ChatId = line.Stream, UserId = line.User, Time = line.Time, Content = line.Text };
}
