namespace OfflineQueue;

/// <summary>A message to be kept and delivered.</summary>
public sealed record QueueMessage
{
    /// <summary>Makes a message.</summary>
    /// <param name="payload">The content; not looked into.</param>
    public QueueMessage(ReadOnlyMemory<byte> payload) => Payload = payload;

    /// <summary>Gets the content.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>Gets the message's id; a second message with the id of one that is in the queue is a duplicate.</summary>
    /// <value>The default is <see langword="null"/>: a new one is made.</value>
    public Guid? Id { get; init; }

    /// <summary>Gets the conversation. Messages of one are delivered one after the other, in the order in which they were
    /// enqueued.</summary>
    /// <value>1 to 1,000 characters; the default is <see langword="null"/>: in no order with others.</value>
    public string? OrderKey { get; init; }

    /// <summary>Gets what makes the message the same as another: while one with this key is in the queue, and for
    /// <see cref="OfflineQueueOptions.DedupeWindow"/> after it has left, a second one is a duplicate.</summary>
    /// <value>1 to 1,000 characters; the default is <see langword="null"/>: never a duplicate.</value>
    public string? DedupeKey { get; init; }

    /// <summary>Gets how urgent it is: higher ones are delivered first and dropped last. Within an order key the order comes
    /// first.</summary>
    /// <value>The default is 0.</value>
    public int Priority { get; init; }

    /// <summary>Gets how long it is kept before it is delivered.</summary>
    /// <value>The default is <see langword="null"/>: not at all.</value>
    public TimeSpan? Delay { get; init; }

    /// <summary>Gets how long it is worth delivering; see <see cref="OfflineQueueOptions.OnExpired"/>.</summary>
    /// <value>The default is <see langword="null"/>: the queue's <see cref="OfflineQueueOptions.TimeToLive"/>.</value>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>Says how large the message is; content does not belong in logs.</summary>
    /// <returns>The description.</returns>
    public override string ToString() => $"message of {Payload.Length} bytes";
}
