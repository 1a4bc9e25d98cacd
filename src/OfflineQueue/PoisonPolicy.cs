namespace OfflineQueue;

/// <summary>What becomes of a conversation whose first message cannot be delivered.</summary>
public enum PoisonPolicy
{
    /// <summary>The message becomes a dead letter and the next one follows.</summary>
    Skip,

    /// <summary>The message stays where it is and holds up its conversation until <see cref="IOfflineQueue.UnblockAsync"/>. A message without
    /// an order key becomes a dead letter.</summary>
    BlockKey,
}
