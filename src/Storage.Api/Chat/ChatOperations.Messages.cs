using Storage.Core;

namespace Storage.Api;

/// <content>Messages and actions.</content>
public sealed partial class ChatOperations
{
    /// <summary>Reads a chat's last messages.</summary>
    /// <param name="chatId">The chat.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The messages, the latest first.</returns>
    public ValueTask<IReadOnlyList<Message>> GetRecentMessagesAsync(string chatId, int limit = 50, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return _storage.QueryAsync(ChatRequests.RecentMessages(chatId, limit), cancellationToken);
    }

    /// <summary>Reads a stream's messages page by page, the latest first.</summary>
    /// <param name="streamId">The stream, as <see cref="Message.ChatInfoStreamId"/> names it.</param>
    /// <param name="cursor">The cursor that the page before gave; <see langword="null"/> for the first page.</param>
    /// <param name="pageSize">How many messages a page has.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The page. New messages in between move nothing.</returns>
    public ValueTask<Page<Message>> GetChatHistoryAsync(string streamId, string? cursor = null, int pageSize = 50, CancellationToken cancellationToken = default) =>
        History(streamId).PageAsync(cursor, pageSize, cancellationToken);

    /// <summary>Reads a page of a stream's messages by its number, the latest first, with the total.</summary>
    /// <param name="streamId">The stream, as <see cref="Message.ChatInfoStreamId"/> names it.</param>
    /// <param name="page">The page's number, from 1.</param>
    /// <param name="pageSize">How many messages a page has.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The page; paging by cursor costs less the further one goes.</returns>
    public ValueTask<NumberedPage<Message>> GetChatHistoryPageAsync(string streamId, int page, int pageSize = 20, CancellationToken cancellationToken = default) =>
        History(streamId).PageByNumberAsync(page, pageSize, cancellationToken);

    /// <summary>Counts a stream's messages.</summary>
    /// <param name="streamId">The stream, as <see cref="Message.ChatInfoStreamId"/> names it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The number.</returns>
    public ValueTask<long> GetMessageCountAsync(string streamId, CancellationToken cancellationToken = default) => History(streamId).CountAsync(cancellationToken);

    /// <summary>Stores a message; on request it notes in the same step that its stream was active.</summary>
    /// <param name="message">The message.</param>
    /// <param name="touchStream">Whether its stream's last active time becomes the message's time, where that is later.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message as it is stored.</returns>
    public async ValueTask<Message> SaveMessageAsync(Message message, bool touchStream = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        WriteStatement insert = Write.Insert(message);
        var unit = touchStream ? new WriteUnit(insert, Touch(message.ChatId, message.Time, ChatStream.Columns.LastActiveTime < message.Time)) : new WriteUnit(insert);
        var result = await _storage.WriteAsync(unit, cancellationToken).ConfigureAwait(false);
        return AsStored(message, result.Statements[0].Keys[0]);
    }

    /// <summary>Reads the actions that the bot took last in a chat.</summary>
    /// <param name="chatId">The chat.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The actions, the latest first.</returns>
    public ValueTask<IReadOnlyList<ActionRecord>> GetRecentActionsAsync(string chatId, int limit = 10, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return _storage.QueryAsync(ChatRequests.RecentActions(chatId, limit), cancellationToken);
    }

    private EntityQuery<Message> History(string streamId) => _storage.Query<Message>()
        .Where(Message.Columns.ChatInfoStreamId == streamId)
        .OrderByDescending(Message.Columns.Time);

    private static T AsStored<T>(T row, DbValue key)
        where T : class, IEntity<T> => T.AsStored(row, key);
}
