using Storage.Core;

namespace Storage.Api;

/// <content>Emoji and images.</content>
public sealed partial class ChatOperations
{
    /// <summary>Finds an emoji by its content's hash.</summary>
    /// <param name="emojiHash">The hash.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The emoji, of several the first; <see langword="null"/> where there is none.</returns>
    public ValueTask<Emoji?> GetEmojiAsync(string emojiHash, CancellationToken cancellationToken = default) =>
        FirstAsync(ChatRequests.Emoji(emojiHash), cancellationToken);

    /// <summary>Lists the emoji that are used most, without banned ones.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The emoji, the most used first.</returns>
    public ValueTask<IReadOnlyList<Emoji>> GetHotEmojiAsync(int limit = 100, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return _storage.QueryAsync(ChatRequests.HotEmoji(limit), cancellationToken);
    }

    /// <summary>Notes that an emoji was used.</summary>
    /// <param name="emojiHash">The hash.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see langword="false"/> where there is no such emoji.</returns>
    public async ValueTask<bool> CountEmojiUseAsync(string emojiHash, CancellationToken cancellationToken = default)
    {
        var use = Patch<Emoji>.Empty.Add(Emoji.Columns.UsageCount, 1).Set(Emoji.Columns.LastUsedTime, UnixNow());
        var which = Query.From<Emoji>().Where(Emoji.Columns.EmojiHash == emojiHash).OrderedByKey().Take(1);
        return (await _storage.WriteAsync(new WriteUnit(Write.Claim(use, which)), cancellationToken).ConfigureAwait(false)).RowsAffected > 0;
    }

    /// <summary>Finds an image by its content's hash.</summary>
    /// <param name="imageHash">The hash, which its table calls <c>emoji_hash</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The image, of several the first; <see langword="null"/> where there is none.</returns>
    public ValueTask<Image?> GetImageAsync(string imageHash, CancellationToken cancellationToken = default) =>
        FirstAsync(ChatRequests.Image(imageHash), cancellationToken);

    /// <summary>Stores an image, or counts it where one with its hash is there.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The image as it is stored, and whether this call made it.</returns>
    public async ValueTask<GetOrCreated<Image>> SaveImageAsync(Image image, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        var which = Image.Columns.EmojiHash == image.EmojiHash;
        var saved = await GetOrCreateAsync(image, which, First(which, ChatCacheTimes.Emoji), cancellationToken).ConfigureAwait(false);
        if (saved.IsCreated)
        {
            return saved;
        }

        var counted = Write.Patch(Patch<Image>.Empty.Add(Image.Columns.Count, 1), Image.Columns.Id == saved.Row.Id, returnRows: true);
        var rows = (await _storage.WriteAsync(new WriteUnit(counted), cancellationToken).ConfigureAwait(false)).Statements[0].Rows<Image>();
        return rows.Count > 0 ? new(rows[0], IsCreated: false) : await SaveImageAsync(image, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds what an image shows.</summary>
    /// <param name="imageHash">The image's hash.</param>
    /// <param name="type">The kind of description, such as <c>emoji</c> or <c>image</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The description, of several the first; <see langword="null"/> where there is none.</returns>
    public ValueTask<ImageDescription?> GetImageDescriptionAsync(string imageHash, string type, CancellationToken cancellationToken = default) =>
        FirstAsync(
            First((ImageDescription.Columns.ImageDescriptionHash == imageHash) & (ImageDescription.Columns.Type == type), ChatCacheTimes.Emoji),
            cancellationToken);
}
