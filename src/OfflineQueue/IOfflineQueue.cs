using Storage.Core;

namespace OfflineQueue;

/// <summary>
/// A durable, bounded, encrypted queue. What is acknowledged here is on disk. A message is delivered at least once: its receiver tells a
/// repeated one by its id.
/// </summary>
/// <remarks>Safe for any number of concurrent callers, and for several processes on one database.</remarks>
public interface IOfflineQueue
{
    /// <summary>Raised when the queue rises above its high watermark and when it falls below its low one after that; computed at each
    /// commit. Handlers may not block.</summary>
    event EventHandler<WatermarkEventArgs>? WatermarkCrossed;

    /// <summary>Raised after messages were dropped. Handlers may not block.</summary>
    event EventHandler<MessagesDroppedEventArgs>? MessagesDropped;

    /// <summary>Gets the queue's name.</summary>
    string Name { get; }

    /// <summary>Gets whether claims give nothing until <see cref="Resume"/>.</summary>
    bool IsPaused { get; }

    /// <summary>Opens the queue now; otherwise its first use does. Does nothing where it is open.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes when the queue is open.</returns>
    /// <exception cref="QueueKeyException">The keys are missing, wrong or badly kept.</exception>
    /// <exception cref="StorageException">The storage failed, or lacks the queue's tables.</exception>
    ValueTask OpenAsync(CancellationToken cancellationToken = default);

    /// <summary>Keeps a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the wait before the write is picked up; afterwards the true outcome is reported.</param>
    /// <returns>What became of it; where it was added, it is on disk.</returns>
    /// <exception cref="StorageException">The payload is too large (<see cref="StorageErrorCode.TooLarge"/>), or the write failed. After an
    /// unknown outcome the write was repeated already.</exception>
    /// <exception cref="ArgumentException">A key, a time or the id is not usable.</exception>
    ValueTask<EnqueueResult> EnqueueAsync(QueueMessage message, CancellationToken cancellationToken = default);

    /// <summary>Keeps several messages, all in one transaction and in their order.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="cancellationToken">Ends the wait before the write is picked up.</param>
    /// <returns>What became of each.</returns>
    /// <exception cref="StorageException">A payload is too large, or the write failed; none is kept then.</exception>
    ValueTask<IReadOnlyList<EnqueueResult>> EnqueueAsync(IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken = default);

    /// <summary>Keeps a message inside a host's transaction: with what else is written there, or not at all.</summary>
    /// <param name="session">The transaction, of the storage that the queue is on.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What becomes of it when the transaction is committed.</returns>
    /// <exception cref="InvalidOperationException">The queue is not open: await <see cref="OpenAsync"/> before the transaction begins.</exception>
    /// <exception cref="StorageException">The payload is too large, or the write failed.</exception>
    ValueTask<EnqueueResult> EnqueueAsync(IStorageSession session, QueueMessage message, CancellationToken cancellationToken = default);

    /// <summary>Claims the next messages that can be delivered.</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait before the claim is picked up.</param>
    /// <returns>The leases; none where nothing is ready or the queue is paused.</returns>
    /// <exception cref="StorageException">The write failed.</exception>
    ValueTask<IReadOnlyList<QueueLease>> ClaimAsync(int count = 1, CancellationToken cancellationToken = default);

    /// <summary>Says that a message was delivered; it is gone then.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="cancellationToken">Ends the wait before the write is picked up.</param>
    /// <returns>Whether the lease still held; if not, the message is delivered again, or somebody else has it or has settled it.</returns>
    /// <exception cref="StorageException">The write failed.</exception>
    ValueTask<bool> AckAsync(QueueLease lease, CancellationToken cancellationToken = default);

    /// <summary>Says that several messages were delivered, in one transaction.</summary>
    /// <param name="leases">The leases.</param>
    /// <param name="cancellationToken">Ends the wait before the write is picked up.</param>
    /// <returns>The leases that did not hold any more; the others' messages are gone.</returns>
    /// <exception cref="StorageException">The write failed.</exception>
    ValueTask<IReadOnlyList<QueueLease>> AckAsync(IReadOnlyList<QueueLease> leases, CancellationToken cancellationToken = default);

    /// <summary>Says that a delivery failed.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="kind">What kind of failure it was: transient ones are tried again after a pause, permanent ones become dead letters,
    /// and offline ones go back as if they had not been tried.</param>
    /// <param name="retryAfter">The pause; <see langword="null"/> for one that grows with the attempts and has full jitter.</param>
    /// <param name="error">What failed, for the dead letter: a type's name, without content of the message.</param>
    /// <param name="cancellationToken">Ends the wait before the write is picked up.</param>
    /// <returns>Whether the lease still held.</returns>
    /// <exception cref="StorageException">The write failed.</exception>
    ValueTask<bool> NackAsync(QueueLease lease, DeliveryFailureKind kind, TimeSpan? retryAfter = null, string? error = null, CancellationToken cancellationToken = default);

    /// <summary>Extends leases to a full lease from now.</summary>
    /// <param name="leases">The leases.</param>
    /// <param name="cancellationToken">Ends the wait before the write is picked up.</param>
    /// <returns>The leases that did not hold any more.</returns>
    /// <exception cref="StorageException">The write failed.</exception>
    ValueTask<IReadOnlyList<QueueLease>> ExtendAsync(IReadOnlyList<QueueLease> leases, CancellationToken cancellationToken = default);

    /// <summary>Reads the first messages, those being delivered and those that wait included, and leaves them where they are: the higher priority
    /// first, and in one priority in the order in which they came.</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The messages; those that cannot be read are left out.</returns>
    /// <exception cref="StorageException">The read failed.</exception>
    ValueTask<IReadOnlyList<QueuedMessage>> PeekAsync(int count = 1, CancellationToken cancellationToken = default);

    /// <summary>Counts the messages in the queue, those being delivered included; from a counter, so as fast with a million.</summary>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The number.</returns>
    /// <exception cref="StorageException">The read failed.</exception>
    ValueTask<long> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the queue's numbers.</summary>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The numbers.</returns>
    /// <exception cref="StorageException">The read failed.</exception>
    ValueTask<QueueStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes every message from the queue, those being delivered included; dead letters stay.</summary>
    /// <param name="cancellationToken">Ends the wait before the write is picked up.</param>
    /// <returns>How many were removed.</returns>
    /// <exception cref="StorageException">The write failed.</exception>
    ValueTask<int> PurgeAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes claims give nothing, and with them the delivery; what is being delivered goes on. Messages are still taken in.</summary>
    void Pause();

    /// <summary>Ends the pause.</summary>
    void Resume();

    /// <summary>Reads dead letters, the oldest first.</summary>
    /// <param name="filter">Which; <see langword="null"/> for all.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The dead letters.</returns>
    /// <exception cref="StorageException">The read failed.</exception>
    ValueTask<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(DeadLetterFilter? filter = null, int count = 100, CancellationToken cancellationToken = default);

    /// <summary>Puts dead letters into the queue again, as if they had not been tried, each at the end of its conversation.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Ends the work; what was done stays done.</param>
    /// <returns>How many are in the queue again, and how many are not.</returns>
    /// <exception cref="StorageException">A write failed.</exception>
    ValueTask<ReplayResult> ReplayDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Removes dead letters.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Ends the wait before the write is picked up.</param>
    /// <returns>How many were removed.</returns>
    /// <exception cref="StorageException">The write failed.</exception>
    ValueTask<int> PurgeDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Reads the messages that hold up their conversations.</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The messages.</returns>
    /// <exception cref="StorageException">The read failed.</exception>
    ValueTask<IReadOnlyList<QueuedMessage>> GetBlockedAsync(int count = 100, CancellationToken cancellationToken = default);

    /// <summary>Frees a conversation that its first message holds up.</summary>
    /// <param name="orderKey">The conversation.</param>
    /// <param name="retry">Whether the message is tried again, with all its attempts; else it becomes a dead letter and the next one
    /// follows.</param>
    /// <param name="cancellationToken">Ends the wait before the write is picked up.</param>
    /// <returns>Whether the conversation was held up.</returns>
    /// <exception cref="StorageException">The write failed.</exception>
    ValueTask<bool> UnblockAsync(string orderKey, bool retry, CancellationToken cancellationToken = default);

    /// <summary>Loads the keys afresh and seals everything with the first one that another key seals. What was done stays done when it is
    /// ended, and the next call goes on.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>How many rows were sealed anew; those that nobody can open are left.</returns>
    /// <exception cref="QueueKeyException">The keys cannot be loaded.</exception>
    /// <exception cref="StorageException">A write failed.</exception>
    ValueTask<int> RotateKeysAsync(CancellationToken cancellationToken = default);
}
