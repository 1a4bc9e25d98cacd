namespace Storage.Optimization.Internal;

/// <summary>The built-in loads. All of them read through the whole pipe, so the cache keeps what they read as it keeps any other read, and
/// a commit meanwhile wins as it does there.</summary>
internal sealed class ChatLoads(IStorage storage, PreloadPace pace, PreloadWatch watch, int stepRows)
{
    public async ValueTask<ChatContext> ContextAsync(string streamId, int messageLimit, bool isBackground, CancellationToken cancellationToken)
    {
        await TurnAsync(isBackground, cancellationToken).ConfigureAwait(false);
        var lookup = ChatReads.Stream(streamId);
        var finding = storage.FindAsync(lookup, cancellationToken).AsTask();
        var querying = storage.QueryAsync(ChatReads.Messages(streamId, messageLimit), cancellationToken).AsTask();
        await Task.WhenAll(finding, querying).ConfigureAwait(false);
        var (stream, messages) = (await finding.ConfigureAwait(false), await querying.ConfigureAwait(false));
        pace.Charge(messages.Count + 1);
        watch.Add(lookup);
        return new ChatContext(stream, messages, await PeopleOfAsync(messages, isBackground, cancellationToken).ConfigureAwait(false));
    }

    public async ValueTask BusyAsync(int chats, int messageLimit, CancellationToken cancellationToken)
    {
        await pace.TurnAsync(cancellationToken).ConfigureAwait(false);
        var streams = await storage.QueryAsync(ChatReads.Busy(chats), cancellationToken).ConfigureAwait(false);
        pace.Charge(streams.Count);
        foreach (var stream in streams)
        {
            await ContextAsync(stream.StreamId, messageLimit, isBackground: true, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<IReadOnlyList<Emoji>> HotEmojisAsync(int limit, bool isBackground, CancellationToken cancellationToken)
    {
        await TurnAsync(isBackground, cancellationToken).ConfigureAwait(false);
        var emojis = await storage.QueryAsync(ChatReads.HotEmojis(limit), cancellationToken).ConfigureAwait(false);
        pace.Charge(emojis.Count);
        return emojis;
    }

    public async ValueTask<IReadOnlyList<Image>> CommonImagesAsync(int limit, bool isBackground, CancellationToken cancellationToken)
    {
        await TurnAsync(isBackground, cancellationToken).ConfigureAwait(false);
        var images = await storage.QueryAsync(ChatReads.CommonImages(limit), cancellationToken).ConfigureAwait(false);
        pace.Charge(images.Count);

        // an image is asked for by its hash, which is not unique: the cache keeps that as a query
        foreach (var hash in images.Select(image => image.EmojiHash).Distinct(StringComparer.Ordinal))
        {
            await TurnAsync(isBackground, cancellationToken).ConfigureAwait(false);
            pace.Charge((await storage.QueryAsync(ChatReads.ImageOf(hash), cancellationToken).ConfigureAwait(false)).Count);
        }

        return images;
    }

    private async ValueTask<IReadOnlyList<PersonInfo>> PeopleOfAsync(IReadOnlyList<Message> messages, bool isBackground, CancellationToken cancellationToken)
    {
        var ids = messages
            .Where(message => message.UserId is not null)
            .Select(message => (Platform: message.UserPlatform ?? message.ChatInfoPlatform, UserId: message.UserId!))
            .Distinct()
            .Select(person => PersonInfo.IdOf(person.Platform, person.UserId));
        var people = new List<PersonInfo>();
        foreach (var step in ids.Chunk(isBackground ? stepRows : int.MaxValue))
        {
            await TurnAsync(isBackground, cancellationToken).ConfigureAwait(false);
            var lookups = Array.ConvertAll(step, ChatReads.Person);
            var found = await storage.FindManyAsync(lookups, cancellationToken).ConfigureAwait(false);
            pace.Charge(found.Count);
            for (var i = 0; i < lookups.Length; i++)
            {
                if (found[i] is { } person)
                {
                    people.Add(person);
                    watch.Add(lookups[i]);
                }
            }
        }

        return people;
    }

    private ValueTask TurnAsync(bool isBackground, CancellationToken cancellationToken) =>
        isBackground ? pace.TurnAsync(cancellationToken) : ValueTask.CompletedTask;
}
