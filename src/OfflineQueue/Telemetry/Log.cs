using Microsoft.Extensions.Logging;

namespace OfflineQueue.Internal;

/// <summary>The queue's log messages. Ids 3000 to 3999; no message has content of messages, nor keys.</summary>
internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Information, "The queue {Queue} is open with {Count} of {Capacity} messages; key {KeyId:x8} seals.")]
    public static partial void Opened(ILogger logger, string queue, long count, int capacity, uint keyId);

    [LoggerMessage(3001, LogLevel.Warning, "A key was made for the queue {Queue}: {File}. Copy the file to a safe place apart from the database's backups; without it the messages cannot be read.")]
    public static partial void KeyCreated(ILogger logger, string queue, string file);

    [LoggerMessage(3002, LogLevel.Warning, "The queue {Queue} is high: {Count} of {Capacity} messages.")]
    public static partial void High(ILogger logger, string queue, long count, int capacity);

    [LoggerMessage(3003, LogLevel.Information, "The queue {Queue} is no longer high: {Count} of {Capacity} messages.")]
    public static partial void NoLongerHigh(ILogger logger, string queue, long count, int capacity);

    [LoggerMessage(3004, LogLevel.Warning, "The queue {Queue} dropped {Count} messages since it was last said ({Reason}), the last one {Id}.")]
    public static partial void Dropped(ILogger logger, string queue, long count, DeadReason reason, Guid id);

    [LoggerMessage(3005, LogLevel.Warning, "The message {Id} of the queue {Queue} is a dead letter ({Reason}, {Error}).")]
    public static partial void Dead(ILogger logger, string queue, Guid id, DeadReason reason, string? error);

    [LoggerMessage(3006, LogLevel.Warning, "The message {Id} of the queue {Queue} holds up its conversation ({Reason}).")]
    public static partial void Blocked(ILogger logger, string queue, Guid id, DeadReason reason);

    [LoggerMessage(3007, LogLevel.Error, "The message {Id} of the queue {Queue} cannot be read: {Result}.")]
    public static partial void Unreadable(ILogger logger, string queue, Guid id, UnsealResult result);

    [LoggerMessage(3008, LogLevel.Warning, "In the queue {Queue} the leases of {Count} messages ran out; they are delivered again.")]
    public static partial void LeasesRanOut(ILogger logger, string queue, int count);

    [LoggerMessage(3009, LogLevel.Information, "The queue {Queue} took back {Count} messages of a process that has ended.")]
    public static partial void OwnerEnded(ILogger logger, string queue, int count);

    [LoggerMessage(3010, LogLevel.Warning, "{Count} of the oldest dead letters of the queue {Queue} were removed; it keeps {Limit}.")]
    public static partial void DeadPruned(ILogger logger, string queue, int count, int limit);

    [LoggerMessage(3011, LogLevel.Warning, "The queue {Queue} had a conversation without a first message, that of {Id}; it goes on.")]
    public static partial void OrphanPromoted(ILogger logger, string queue, Guid id);

    [LoggerMessage(3012, LogLevel.Information, "In the queue {Queue} {Replayed} dead letters were put back, {Left} were not.")]
    public static partial void Replayed(ILogger logger, string queue, int replayed, int left);

    [LoggerMessage(3013, LogLevel.Information, "The queue {Queue} was emptied of {Count} messages.")]
    public static partial void Purged(ILogger logger, string queue, int count);

    [LoggerMessage(3014, LogLevel.Information, "The queue {Queue} has sealed {Count} rows anew; key {KeyId:x8} seals.")]
    public static partial void Rotated(ILogger logger, string queue, int count, uint keyId);

    [LoggerMessage(3015, LogLevel.Warning, "The counters of the queue {Queue} could not be read after a commit.")]
    public static partial void RefreshFailed(ILogger logger, string queue, Exception exception);

    [LoggerMessage(3020, LogLevel.Warning, "The way of the queue {Queue} is closed ({Error}); it is tried again in {Pause}.")]
    public static partial void Offline(ILogger logger, string queue, string error, TimeSpan pause);

    [LoggerMessage(3021, LogLevel.Information, "The way of the queue {Queue} is open again; {Count} messages wait.")]
    public static partial void Online(ILogger logger, string queue, long count);

    [LoggerMessage(3022, LogLevel.Warning, "The lease of the message {Id} of the queue {Queue} was lost while it was being delivered.")]
    public static partial void LeaseLost(ILogger logger, string queue, Guid id);

    [LoggerMessage(3023, LogLevel.Information, "The delivery of the message {Id} of the queue {Queue} failed at attempt {Attempt} ({Kind}, {Error}).")]
    public static partial void DeliveryFailed(ILogger logger, string queue, Guid id, int attempt, DeliveryFailureKind kind, string error);

    [LoggerMessage(3024, LogLevel.Error, "The queue {Queue} met an error of its storage; it tries again.")]
    public static partial void StorageFailed(ILogger logger, string queue, Exception exception);

    [LoggerMessage(3025, LogLevel.Information, "The delivery of the queue {Queue} has ended; {GivenBack} messages were given back.")]
    public static partial void Stopped(ILogger logger, string queue, int givenBack);

    [LoggerMessage(3026, LogLevel.Warning, "The connectivity probe of the queue {Queue} threw; the way counts as closed.")]
    public static partial void ProbeFailed(ILogger logger, string queue, Exception exception);

    [LoggerMessage(3030, LogLevel.Information, "{Count} messages were imported into the queue {Queue} from {File}.")]
    public static partial void Imported(ILogger logger, string queue, int count, string file);
}
