namespace Storage.Optimization.Internal;

/// <summary>The built-in loads. All of them read through the whole pipe, so the cache keeps what they read as it keeps any other read, and
/// a commit meanwhile wins as it does there.</summary>
internal sealed class ChatLoads(IStorage storage, PreloadPace pace, PreloadWatch watch, int stepRows)
{
    /// <summary>Loads a chat's context for who asks for it.</summary>
    public async ValueTask<ChatContext> ContextAsync(string streamId, int messageLimit, CancellationToken cancellationToken)
    {
        var (stream, messages) = await StreamAndMessagesAsync(streamId, messageLimit, cancellationToken).ConfigureAwait(false);
        return new ChatContext(stream, messages, await PeopleAsync([.. SpeakersOf(messages)], isBackground: false, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Loads several chats' contexts. The people of all come together, each once and who spoke last first.</summary>
    /// <param name="chats">The chats, and how many messages of each.</param>
    /// <param name="fillsOnly">Whether no more people are loaded than there is room for: others would push out what came before them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask ContextsAsync(IEnumerable<(string StreamId, int MessageLimit)> chats, bool fillsOnly, CancellationToken cancellationToken)
    {
        var speakers = new List<(int Rank, string PersonId)>();
        foreach (var (streamId, messageLimit) in chats)
        {
            using var turn = await pace.TurnAsync(cancellationToken).ConfigureAwait(false);
            var (_, messages) = await StreamAndMessagesAsync(streamId, messageLimit, cancellationToken).ConfigureAwait(false);
            speakers.AddRange(SpeakersOf(messages).Select((id, rank) => (rank, id)));
        }

        var ids = speakers.OrderBy(speaker => speaker.Rank).Select(speaker => speaker.PersonId).Distinct(StringComparer.Ordinal);
        await PeopleAsync([.. ids.Take(fillsOnly ? watch.RoomOf<PersonInfo>() : int.MaxValue)], isBackground: true, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask BusyAsync(int chats, int messageLimit, CancellationToken cancellationToken)
    {
        IReadOnlyList<ChatStream> streams;
        using (await pace.TurnAsync(cancellationToken).ConfigureAwait(false))
        {
            streams = await storage.QueryAsync(ChatRequests.ActiveStreams(chats), cancellationToken).ConfigureAwait(false);
            pace.Charge(streams.Count);
        }

        await ContextsAsync(streams.Select(stream => (stream.StreamId, messageLimit)), fillsOnly: false, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<Emoji>> HotEmojisAsync(int limit, bool isBackground, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(isBackground, cancellationToken).ConfigureAwait(false);
        var emojis = await storage.QueryAsync(ChatRequests.HotEmoji(limit), cancellationToken).ConfigureAwait(false);
        pace.Charge(emojis.Count);
        return emojis;
    }

    public async ValueTask<IReadOnlyList<Image>> CommonImagesAsync(int limit, bool isBackground, CancellationToken cancellationToken)
    {
        IReadOnlyList<Image> images;
        using (await TurnAsync(isBackground, cancellationToken).ConfigureAwait(false))
        {
            images = await storage.QueryAsync(ChatRequests.CommonImages(limit), cancellationToken).ConfigureAwait(false);
            pace.Charge(images.Count);
        }

        // an image is asked for by its hash, which is not unique: the cache keeps that as a query
        foreach (var hash in images.Select(image => image.EmojiHash).Distinct(StringComparer.Ordinal))
        {
            using var turn = await TurnAsync(isBackground, cancellationToken).ConfigureAwait(false);
            pace.Charge((await storage.QueryAsync(ChatRequests.Image(hash), cancellationToken).ConfigureAwait(false)).Count);
        }

        return images;
    }

    // side by side; in this process both have ended when they return, and nothing waits
    private async ValueTask<(ChatStream? Stream, IReadOnlyList<Message> Messages)> StreamAndMessagesAsync(
        string streamId, int messageLimit, CancellationToken cancellationToken)
    {
        var lookup = ChatRequests.Stream(streamId);
        var finding = storage.FindAsync(lookup, cancellationToken);
        var querying = storage.QueryAsync(ChatRequests.RecentMessages(streamId, messageLimit), cancellationToken);
        var (stream, messages) = finding.IsCompletedSuccessfully && querying.IsCompletedSuccessfully
            ? (finding.Result, querying.Result)
            : await BothAsync(finding.AsTask(), querying.AsTask()).ConfigureAwait(false);
        pace.Charge(messages.Count + 1);
        watch.Add([lookup], [stream]);
        watch.TakeBackWindow<Message>(streamId);
        return (stream, messages);
    }

    private static async Task<(ChatStream? Stream, IReadOnlyList<Message> Messages)> BothAsync(Task<ChatStream?> finding, Task<IReadOnlyList<Message>> querying)
    {
        await Task.WhenAll(finding, querying).ConfigureAwait(false);
        return (await finding.ConfigureAwait(false), await querying.ConfigureAwait(false));
    }

    private async ValueTask<IReadOnlyList<PersonInfo>> PeopleAsync(string[] ids, bool isBackground, CancellationToken cancellationToken)
    {
        var people = new List<PersonInfo>(ids.Length);
        foreach (var step in ids.Chunk(isBackground ? stepRows : Math.Max(1, ids.Length)))
        {
            using var turn = await TurnAsync(isBackground, cancellationToken).ConfigureAwait(false);
            var lookups = Array.ConvertAll(step, ChatRequests.Person);
            var found = await storage.FindManyAsync(lookups, cancellationToken).ConfigureAwait(false);
            pace.Charge(found.Count);
            watch.Add(lookups, found);
            people.AddRange(found.OfType<PersonInfo>());
        }

        return people;
    }

    // who spoke last comes first
    private static IEnumerable<string> SpeakersOf(IReadOnlyList<Message> messages)
    {
        var known = new HashSet<(string Platform, string UserId)>();
        foreach (var message in messages)
        {
            var platform = message.UserPlatform ?? message.ChatInfoPlatform;
            if (message.UserId is { } user && known.Add((platform, user)))
            {
                yield return PersonInfo.IdOf(platform, user);
            }
        }
    }

    private ValueTask<PreloadTurn> TurnAsync(bool isBackground, CancellationToken cancellationToken) =>
        isBackground ? pace.TurnAsync(cancellationToken) : default;
}
