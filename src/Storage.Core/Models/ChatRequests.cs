namespace Storage.Core;

/// <summary>The hot reads of a chat program, as requests. A cache knows a request by its shape, so who reads ahead has to send the same ones as
/// who reads.</summary>
public static class ChatRequests
{
    /// <summary>Finds a stream; kept for <see cref="ChatCacheTimes.ChatStream"/>.</summary>
    /// <param name="streamId">The stream's id.</param>
    /// <returns>The request.</returns>
    public static Lookup<ChatStream> Stream(string streamId) =>
        Lookup.By(ChatStream.Columns.StreamId, streamId) with { CacheTime = ChatCacheTimes.ChatStream };

    /// <summary>Finds a person; kept for <see cref="ChatCacheTimes.Person"/>.</summary>
    /// <param name="personId">The person's id; see <see cref="PersonInfo.IdOf"/>.</param>
    /// <returns>The request.</returns>
    public static Lookup<PersonInfo> Person(string personId) =>
        Lookup.By(PersonInfo.Columns.PersonId, personId) with { CacheTime = ChatCacheTimes.Person };

    /// <summary>Finds how the bot stands to somebody; kept for <see cref="ChatCacheTimes.Person"/>.</summary>
    /// <param name="userId">The user's id.</param>
    /// <returns>The request.</returns>
    public static Lookup<UserRelationship> Relationship(string userId) =>
        Lookup.By(UserRelationship.Columns.UserId, userId) with { CacheTime = ChatCacheTimes.Person };

    /// <summary>Asks for a chat's latest messages, the newest first; kept for <see cref="ChatCacheTimes.RecentMessages"/>.</summary>
    /// <param name="chatId">The chat's id.</param>
    /// <param name="limit">How many at most; 1 or more.</param>
    /// <returns>The request.</returns>
    public static Query<Message> RecentMessages(string chatId, int limit) => Query.From<Message>()
        .Where(Message.Columns.ChatId == chatId)
        .OrderByDescending(Message.Columns.Time)
        .OrderByDescending(Message.Columns.Id)
        .Take(limit)
        .CachedFor(ChatCacheTimes.RecentMessages);

    /// <summary>Asks for a chat's latest actions, the newest first; kept for <see cref="ChatCacheTimes.RecentMessages"/>.</summary>
    /// <param name="chatId">The chat's id.</param>
    /// <param name="limit">How many at most; 1 or more.</param>
    /// <returns>The request.</returns>
    public static Query<ActionRecord> RecentActions(string chatId, int limit) => Query.From<ActionRecord>()
        .Where(ActionRecord.Columns.ChatId == chatId)
        .OrderByDescending(ActionRecord.Columns.Time)
        .OrderByDescending(ActionRecord.Columns.Id)
        .Take(limit)
        .CachedFor(ChatCacheTimes.RecentMessages);

    /// <summary>Asks for the streams that were active last, the latest first.</summary>
    /// <param name="limit">How many at most; 1 or more.</param>
    /// <returns>The request.</returns>
    public static Query<ChatStream> ActiveStreams(int limit) => Query.From<ChatStream>()
        .OrderByDescending(ChatStream.Columns.LastActiveTime)
        .OrderByDescending(ChatStream.Columns.Id)
        .Take(limit);

    /// <summary>Asks for the emoji that are used most, those that are banned left out; kept for <see cref="ChatCacheTimes.Emoji"/>.</summary>
    /// <param name="limit">How many at most; 1 or more.</param>
    /// <returns>The request.</returns>
    public static Query<Core.Emoji> HotEmoji(int limit) => Query.From<Core.Emoji>()
        .Where(Core.Emoji.Columns.IsBanned == false)
        .OrderByDescending(Core.Emoji.Columns.UsageCount)
        .OrderByDescending(Core.Emoji.Columns.Id)
        .Take(limit)
        .CachedFor(ChatCacheTimes.Emoji);

    /// <summary>Asks for the images that came most often.</summary>
    /// <param name="limit">How many at most; 1 or more.</param>
    /// <returns>The request.</returns>
    public static Query<Core.Image> CommonImages(int limit) => Query.From<Core.Image>()
        .OrderByDescending(Core.Image.Columns.Count)
        .OrderByDescending(Core.Image.Columns.Id)
        .Take(limit);

    /// <summary>Asks for the first emoji with a hash, which is not unique; kept for <see cref="ChatCacheTimes.Emoji"/>.</summary>
    /// <param name="hash">The hash.</param>
    /// <returns>The request, for one row at most.</returns>
    public static Query<Core.Emoji> Emoji(string hash) => First(Core.Emoji.Columns.EmojiHash == hash);

    /// <summary>Asks for the first image with a hash, which is not unique; kept for <see cref="ChatCacheTimes.Emoji"/>.</summary>
    /// <param name="hash">The hash.</param>
    /// <returns>The request, for one row at most.</returns>
    public static Query<Core.Image> Image(string hash) => First(Core.Image.Columns.EmojiHash == hash);

    private static Query<T> First<T>(Filter<T> which)
        where T : class, IEntity<T> => Query.From<T>().Where(which).OrderedByKey().Take(1).CachedFor(ChatCacheTimes.Emoji);
}
