namespace OfflineQueue;

/// <summary>What enqueuing a message did.</summary>
/// <param name="Outcome">What became of the message.</param>
/// <param name="Id">The message's id.</param>
public sealed record EnqueueResult(EnqueueOutcome Outcome, Guid Id)
{
    /// <summary>Gets the ids of the messages that were dropped for this one; this one's own where the policy dropped it.</summary>
    public IReadOnlyList<Guid> Dropped { get; init; } = [];

    /// <summary>Gets whether the message is in the queue now.</summary>
    public bool IsAdded => Outcome is EnqueueOutcome.Added or EnqueueOutcome.AddedDroppedOther;
}
