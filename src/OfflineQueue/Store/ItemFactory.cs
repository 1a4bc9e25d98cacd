using System.Text;
using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>Turns messages into items and back.</summary>
internal sealed class ItemFactory(QueueContext context)
{
    private const int MaxKeyLength = 1_000;

    // far below where times end, so that adding to the clock never overflows
    private static readonly TimeSpan MaxSpan = TimeSpan.FromDays(36_500);

    public QueueItem Make(QueueMessage message, Guid? newId = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        CheckKey(message.OrderKey, nameof(QueueMessage.OrderKey));
        CheckKey(message.DedupeKey, nameof(QueueMessage.DedupeKey));
        CheckSpan(message.Delay, TimeSpan.Zero, nameof(QueueMessage.Delay));
        CheckSpan(message.TimeToLive, TimeSpan.FromTicks(1), nameof(QueueMessage.TimeToLive));
        if (message.Payload.Length > context.Options.MaxPayloadBytes)
        {
            throw new StorageException(
                StorageErrorCode.TooLarge,
                $"The payload has {message.Payload.Length:N0} bytes; the limit is {context.Options.MaxPayloadBytes:N0}. Raise OfflineQueueOptions.MaxPayloadBytes, or send less at once.");
        }

        var now = context.Now;
        var id = message.Id ?? newId ?? Guid.CreateVersion7(now);
        var notBefore = message.Delay is { Ticks: > 0 } delay ? now + delay : default(DateTimeOffset?);
        var keyId = context.Sealer.CurrentKeyId;
        var body = context.Sealer.Seal(SealKind.Item, id, new ItemContent(message.OrderKey, message.DedupeKey, message.Payload).Encode());
        return new QueueItem
        {
            Id = id,
            Queue = context.QueueId,
            State = notBefore is null ? ItemState.Ready : ItemState.Delayed,
            Priority = message.Priority,
            DueAt = notBefore,
            NotBefore = notBefore,
            ExpiresAt = (message.TimeToLive ?? context.Options.TimeToLive) is { } life ? now + life : null,
            OrderKey = message.OrderKey is { } orderKey ? context.Hash.Order(orderKey) : null,
            DedupeKey = message.DedupeKey is { } dedupeKey ? context.Hash.Dedupe(dedupeKey) : null,
            EnqueuedAt = now,
            Size = body.Length,
            KeyId = keyId,
            Body = body,
        };
    }

    public UnsealResult Read(QueueItem item, out QueuedMessage message)
    {
        var result = Open(item.Id, item.Body, out var content);
        message = new QueuedMessage
        {
            Id = item.Id,
            Sequence = item.Seq,
            Payload = content.Payload,
            OrderKey = content.OrderKey,
            DedupeKey = content.DedupeKey,
            Priority = item.Priority,
            Attempts = item.Attempts,
            EnqueuedAt = item.EnqueuedAt,
            ExpiresAt = item.ExpiresAt,
        };
        return result;
    }

    public UnsealResult Read(DeadItem item, out QueuedMessage message) =>
        Read(new QueueItem { Id = item.Id, Seq = item.Seq, Body = item.Body, Priority = item.Priority, Attempts = item.Attempts, EnqueuedAt = item.EnqueuedAt }, out message);

    /// <summary>Seals an item with the key that seals now, where it can be opened; what was claimed before a rotation has an older one.</summary>
    public QueueItem Reseal(QueueItem item)
    {
        var keyId = context.Sealer.CurrentKeyId;
        return item.KeyId == keyId || context.Sealer.Open(SealKind.Item, item.Id, item.Body, out var content) != UnsealResult.Opened
            ? item
            : item with { KeyId = keyId, Body = context.Sealer.Seal(SealKind.Item, item.Id, content) };
    }

    private UnsealResult Open(Guid id, byte[] body, out ItemContent content)
    {
        content = default;
        var result = context.Sealer.Open(SealKind.Item, id, body, out var bytes);
        return result == UnsealResult.Opened && !ItemContent.TryDecode(bytes, out content) ? UnsealResult.Damaged : result;
    }

    private static void CheckKey(string? key, string name)
    {
        if (key is null)
        {
            return;
        }

        if (key.Length is 0 or > MaxKeyLength)
        {
            throw new ArgumentException($"{name} has {key.Length} characters; it may have 1 to {MaxKeyLength}. Leave it out where there is none.");
        }

        try
        {
            _ = Strict.GetByteCount(key);
        }
        catch (EncoderFallbackException exception)
        {
            throw new ArgumentException($"{name} holds half of a surrogate pair, which has no UTF-8 form.", exception);
        }
    }

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static void CheckSpan(TimeSpan? span, TimeSpan least, string name)
    {
        if (span < least || span > MaxSpan)
        {
            throw new ArgumentException($"{name} is {span}; it may be from {least} to {MaxSpan}.");
        }
    }
}
