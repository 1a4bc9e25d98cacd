namespace OfflineQueue;

/// <summary>A message as it comes out of the queue.</summary>
public sealed record QueuedMessage
{
    /// <summary>Gets the message's id. It stays the same over all attempts, so a receiver can tell a repeated one.</summary>
    public required Guid Id { get; init; }

    /// <summary>Gets the place in the queue; it grows in the order of the commits.</summary>
    public required long Sequence { get; init; }

    /// <summary>Gets the content.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Gets the conversation; <see langword="null"/> for none.</summary>
    public string? OrderKey { get; init; }

    /// <summary>Gets what the message is told from its repetitions by; <see langword="null"/> for nothing.</summary>
    public string? DedupeKey { get; init; }

    /// <summary>Gets how urgent it is.</summary>
    public int Priority { get; init; }

    /// <summary>Gets how often its delivery was tried, the current attempt included. Attempts that failed because the way was closed do
    /// not count.</summary>
    public int Attempts { get; init; }

    /// <summary>Gets when it was enqueued.</summary>
    public DateTimeOffset EnqueuedAt { get; init; }

    /// <summary>Gets when it stops being worth delivering; <see langword="null"/> for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Names the message; content does not belong in logs.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => $"message {Id}";
}
