namespace OfflineQueue;

/// <summary>A message that is not delivered by itself any more.</summary>
public sealed record DeadLetter
{
    /// <summary>Gets its place among the dead letters.</summary>
    public required long Sequence { get; init; }

    /// <summary>Gets the message's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Gets why it is one.</summary>
    public required DeadReason Reason { get; init; }

    /// <summary>Gets the type of the last exception; <see langword="null"/> where there was none.</summary>
    public string? Error { get; init; }

    /// <summary>Gets when it became one.</summary>
    public DateTimeOffset DiedAt { get; init; }

    /// <summary>Gets how often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>Gets the message; <see langword="null"/> where it cannot be read.</summary>
    public QueuedMessage? Message { get; init; }
}
