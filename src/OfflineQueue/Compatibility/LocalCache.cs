using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Storage.Core;

namespace OfflineQueue;

/// <summary>
/// The predecessor's <c>LocalCache</c> by its operations: <c>add_to_offline_queue</c>, <c>get_offline_queue</c>, <c>clear_offline_queue</c>,
/// <c>save_message</c>, <c>load_message</c>, <c>cleanup_old_cache</c>. New code is better served by <see cref="IOfflineQueue"/>, which takes
/// single messages out and not all at once.
/// </summary>
/// <param name="queue">The queue, and the message cache beside it.</param>
public sealed class LocalCache(DurableQueue queue)
{
    private const string IdName = "id";
    private const string CachedAtName = "cached_at";

    /// <summary>Keeps a message until it can be sent: <c>add_to_offline_queue</c>. A full queue drops its oldest, unless its options say
    /// otherwise.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the wait before the write is picked up.</param>
    /// <returns>Whether the message is in the queue.</returns>
    /// <exception cref="StorageException">The message is too large, or the write failed.</exception>
    public async ValueTask<bool> AddToOfflineQueueAsync(JsonObject message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        var result = await queue.EnqueueAsync(new QueueMessage(Encode(message)), cancellationToken).ConfigureAwait(false);
        return result.IsAdded;
    }

    /// <summary>Reads the whole queue, the oldest message first: <c>get_offline_queue</c>. Nothing is taken out.</summary>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The messages.</returns>
    /// <exception cref="StorageException">The read failed.</exception>
    public async ValueTask<IReadOnlyList<LocalCacheItem>> GetOfflineQueueAsync(CancellationToken cancellationToken = default)
    {
        var messages = await queue.PeekAsync(int.MaxValue, cancellationToken).ConfigureAwait(false);
        return [.. messages.Select(message => new LocalCacheItem(Decode(message.Payload), message.EnqueuedAt, message.Attempts))];
    }

    /// <summary>Removes every message from the queue: <c>clear_offline_queue</c>.</summary>
    /// <param name="cancellationToken">Ends the wait before the write is picked up.</param>
    /// <returns>How many were removed.</returns>
    /// <exception cref="StorageException">The write failed.</exception>
    public ValueTask<int> ClearOfflineQueueAsync(CancellationToken cancellationToken = default) => queue.PurgeAsync(cancellationToken);

    /// <summary>Keeps a message in the cache under its own id: <c>save_message</c>.</summary>
    /// <param name="message">The message, with an <c>id</c>.</param>
    /// <param name="cancellationToken">Ends the wait before the write is picked up.</param>
    /// <returns>A task that completes when it is on disk.</returns>
    /// <exception cref="ArgumentException">The message has no id.</exception>
    /// <exception cref="StorageException">The message is too large, or the write failed.</exception>
    public ValueTask SaveMessageAsync(JsonObject message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message[IdName]?.ToString() is { Length: > 0 } id
            ? queue.Cache.SaveAsync(id, Encode(message), cancellationToken)
            : throw new ArgumentException("The message has no 'id', under which it could be found again.", nameof(message));
    }

    /// <summary>Reads a message from the cache, with <c>cached_at</c>: <c>load_message</c>.</summary>
    /// <param name="messageId">The message's id.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The message; <see langword="null"/> where there is none.</returns>
    /// <exception cref="StorageException">The message is damaged, or the read failed.</exception>
    public async ValueTask<JsonObject?> LoadMessageAsync(string messageId, CancellationToken cancellationToken = default)
    {
        if (await queue.Cache.LoadAsync(messageId, cancellationToken).ConfigureAwait(false) is not { } cached || Decode(cached.Content) is not JsonObject message)
        {
            return null;
        }

        message[CachedAtName] = cached.CachedAt.ToString("O", CultureInfo.InvariantCulture);
        return message;
    }

    /// <summary>Removes old messages from the cache: <c>cleanup_old_cache</c>. The queue is left alone, however old it is.</summary>
    /// <param name="days">How old they are at least, in days.</param>
    /// <param name="cancellationToken">Ends the wait before the write is picked up.</param>
    /// <returns>How many were removed.</returns>
    /// <exception cref="StorageException">The write failed.</exception>
    public ValueTask<int> CleanupOldCacheAsync(int days = 7, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        return queue.Cache.CleanupAsync(TimeSpan.FromDays(days), cancellationToken);
    }

    private static byte[] Encode(JsonObject message)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            message.WriteTo(writer);
        }

        return buffer.ToArray();
    }

    private static JsonNode? Decode(ReadOnlyMemory<byte> content) => JsonNode.Parse(content.Span);
}
