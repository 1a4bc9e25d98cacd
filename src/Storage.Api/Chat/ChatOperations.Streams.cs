using Storage.Core;

namespace Storage.Api;

/// <content>Streams.</content>
public sealed partial class ChatOperations
{
    /// <summary>Finds a stream.</summary>
    /// <param name="streamId">The stream's own id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The stream; <see langword="null"/> where there is none.</returns>
    public ValueTask<ChatStream?> GetChatStreamAsync(string streamId, CancellationToken cancellationToken = default) =>
        _storage.FindAsync(ChatRequests.Stream(streamId), cancellationToken);

    /// <summary>Finds a stream, or makes it.</summary>
    /// <param name="stream">The stream to make where none has its <see cref="ChatStream.StreamId"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The stream as it is stored, and whether this call made it.</returns>
    public ValueTask<GetOrCreated<ChatStream>> GetOrCreateChatStreamAsync(ChatStream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var which = ChatStream.Columns.StreamId == stream.StreamId;
        return GetOrCreateAsync(stream, which, First(which, ChatCacheTimes.ChatStream), cancellationToken);
    }

    /// <summary>Notes that a stream was active.</summary>
    /// <param name="streamId">The stream's own id.</param>
    /// <param name="activeTime">When; <see langword="null"/> for now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see langword="false"/> where there is no such stream.</returns>
    public async ValueTask<bool> TouchChatStreamAsync(string streamId, DateTimeOffset? activeTime = null, CancellationToken cancellationToken = default)
    {
        var touch = Touch(streamId, activeTime is { } given ? UnixTime.FromDateTimeOffset(given) : UnixNow(), Filter<ChatStream>.All);
        return (await _storage.WriteAsync(new WriteUnit(touch), cancellationToken).ConfigureAwait(false)).RowsAffected > 0;
    }

    /// <summary>Notes that a stream was active, without waiting for the commit where the storage batches: touches of one stream become one
    /// write, and reads of the stream see them at once.</summary>
    /// <param name="streamId">The stream's own id.</param>
    /// <param name="activeTime">When; <see langword="null"/> for now.</param>
    /// <param name="cancellationToken">Ends the wait for room among the writes that are not committed yet.</param>
    /// <returns>The accepted write, of normal priority; in a storage that does not batch it is committed already.</returns>
    public ValueTask<ScheduledWrite> ScheduleTouchAsync(string streamId, DateTimeOffset? activeTime = null, CancellationToken cancellationToken = default)
    {
        var touch = Touch(streamId, activeTime is { } given ? UnixTime.FromDateTimeOffset(given) : UnixNow(), Filter<ChatStream>.All);
        return _storage.ScheduleAsync(new WriteUnit(touch), WritePriority.Normal, cancellationToken);
    }

    /// <summary>Lists the streams that were active last.</summary>
    /// <param name="platform">The platform; <see langword="null"/> for all.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The streams, the last active first.</returns>
    public ValueTask<IReadOnlyList<ChatStream>> GetActiveStreamsAsync(string? platform = null, int limit = 100, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var query = ChatRequests.ActiveStreams(limit);
        return _storage.QueryAsync(platform is null ? query : query.Where(ChatStream.Columns.Platform == platform), cancellationToken);
    }

    private static PatchWrite<ChatStream> Touch(string streamId, double seconds, Filter<ChatStream> where) => Write.Patch(
        Patch<ChatStream>.Empty.Set(ChatStream.Columns.LastActiveTime, seconds),
        (ChatStream.Columns.StreamId == streamId) & where);
}
