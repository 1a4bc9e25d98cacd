namespace Storage.Optimization.Internal;

/// <summary>The chat's hot reads. They have to be the same requests as the chat operations send: a cache knows them by their shape.</summary>
internal static class ChatReads
{
    public static readonly TimeSpan StreamTime = TimeSpan.FromSeconds(300);
    public static readonly TimeSpan PersonTime = TimeSpan.FromSeconds(600);
    public static readonly TimeSpan MessageTime = TimeSpan.FromSeconds(120);
    public static readonly TimeSpan EmojiTime = TimeSpan.FromSeconds(3600);

    public static Lookup<ChatStream> Stream(string streamId) => Lookup.By(ChatStream.Columns.StreamId, streamId) with { CacheTime = StreamTime };

    public static Lookup<PersonInfo> Person(string personId) => Lookup.By(PersonInfo.Columns.PersonId, personId) with { CacheTime = PersonTime };

    public static Query<Message> Messages(string streamId, int limit) => Query.From<Message>()
        .Where(Message.Columns.ChatId == streamId)
        .OrderByDescending(Message.Columns.Time)
        .OrderByDescending(Message.Columns.Id)
        .Take(limit)
        .CachedFor(MessageTime);

    public static Query<ChatStream> Busy(int limit) => Query.From<ChatStream>()
        .OrderByDescending(ChatStream.Columns.LastActiveTime)
        .OrderByDescending(ChatStream.Columns.Id)
        .Take(limit);

    public static Query<Emoji> HotEmojis(int limit) => Query.From<Emoji>()
        .Where(Emoji.Columns.IsBanned == false)
        .OrderByDescending(Emoji.Columns.UsageCount)
        .OrderByDescending(Emoji.Columns.Id)
        .Take(limit)
        .CachedFor(EmojiTime);

    public static Query<Image> CommonImages(int limit) => Query.From<Image>()
        .OrderByDescending(Image.Columns.Count)
        .OrderByDescending(Image.Columns.Id)
        .Take(limit);

    public static Query<Image> ImageOf(string hash) => Query.From<Image>()
        .Where(Image.Columns.EmojiHash == hash)
        .OrderedByKey()
        .Take(1)
        .CachedFor(EmojiTime);
}
