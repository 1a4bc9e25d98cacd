using OfflineQueue.Internal;
using Storage.Core;

namespace OfflineQueue;

/// <summary>A small store of messages by id, sealed as its queue is. Its clean-up never touches the queue.</summary>
public sealed class MessageCache
{
    private const int PruneEvery = 100;

    private readonly DurableQueue _queue;
    private int _saves;

    internal MessageCache(DurableQueue queue) => _queue = queue;

    /// <summary>Keeps a message, in place of one with the same id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="content">The content.</param>
    /// <param name="cancellationToken">Ends the wait before the write is picked up.</param>
    /// <returns>A task that completes when it is on disk.</returns>
    /// <exception cref="StorageException">The content is too large (<see cref="StorageErrorCode.TooLarge"/>), or the write failed.</exception>
    public async ValueTask SaveAsync(string id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (content.Length > _queue.Options.MaxPayloadBytes)
        {
            throw new StorageException(
                StorageErrorCode.TooLarge,
                $"The message has {content.Length:N0} bytes; the limit is {_queue.Options.MaxPayloadBytes:N0}. Raise OfflineQueueOptions.MaxPayloadBytes.");
        }

        var context = (await _queue.PartsAsync(cancellationToken).ConfigureAwait(false)).Context;
        var key = context.Hash.Cached(id);
        var keyId = context.Sealer.CurrentKeyId;
        var row = new CachedItem { Key = key, Queue = context.QueueId, CachedAt = context.Now, KeyId = keyId, Body = context.Sealer.Seal(SealKind.Cached, key, content.Span) };
        await context.Storage.WriteAsync(QueueContext.Unit([Write.Upsert(row)]), cancellationToken).ConfigureAwait(false);
        if (Interlocked.Increment(ref _saves) % PruneEvery == 0)
        {
            await PruneAsync(context, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads a message.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The message; <see langword="null"/> where there is none.</returns>
    /// <exception cref="StorageException">The message is damaged (<see cref="StorageErrorCode.Corrupt"/>), or the read failed.</exception>
    /// <exception cref="QueueKeyException">The key that the message is sealed with is not in the ring.</exception>
    public async ValueTask<CachedMessage?> LoadAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var context = (await _queue.PartsAsync(cancellationToken).ConfigureAwait(false)).Context;
        var key = context.Hash.Cached(id);
        if (await context.Storage.FindAsync(Lookup.ByKey<CachedItem>(key), cancellationToken).ConfigureAwait(false) is not { } row)
        {
            return null;
        }

        return context.Sealer.Open(SealKind.Cached, key, row.Body, out var content) switch
        {
            UnsealResult.Opened => new CachedMessage(content, row.CachedAt),
            UnsealResult.KeyMissing => throw new QueueKeyException($"The cached message is sealed with key {row.KeyId:x8}, which is not in the ring. Add the key."),
            _ => throw new StorageException(StorageErrorCode.Corrupt, "The cached message is not what was written. Save it again, or restore the database from a backup."),
        };
    }

    /// <summary>Removes the messages that are older than some time.</summary>
    /// <param name="age">The time.</param>
    /// <param name="cancellationToken">Ends the wait before the write is picked up.</param>
    /// <returns>How many were removed.</returns>
    /// <exception cref="StorageException">The write failed.</exception>
    public async ValueTask<int> CleanupAsync(TimeSpan age, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(age, TimeSpan.Zero);
        var context = (await _queue.PartsAsync(cancellationToken).ConfigureAwait(false)).Context;
        var now = context.Now;
        var before = age < now - DateTimeOffset.MinValue ? now - age : DateTimeOffset.MinValue;
        var old = (CachedItem.Columns.Queue == context.QueueId) & (CachedItem.Columns.CachedAt < before);
        var result = await context.Storage.WriteAsync(QueueContext.Unit([Write.Delete(Query.From<CachedItem>().Where(old))]), cancellationToken).ConfigureAwait(false);
        return result.RowsAffected;
    }

    private async ValueTask PruneAsync(QueueContext context, CancellationToken cancellationToken)
    {
        var beyond = Query.From<CachedItem>()
            .Where(CachedItem.Columns.Queue == context.QueueId)
            .OrderByDescending(CachedItem.Columns.CachedAt)
            .Skip(_queue.Options.MaxCachedMessages);
        await context.Storage.WriteAsync(QueueContext.Unit([Write.Delete(beyond)]), cancellationToken).ConfigureAwait(false);
    }
}
