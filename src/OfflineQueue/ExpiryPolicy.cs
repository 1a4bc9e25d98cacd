namespace OfflineQueue;

/// <summary>What becomes of a message that was not delivered while it was worth it.</summary>
public enum ExpiryPolicy
{
    /// <summary>It becomes a dead letter.</summary>
    DeadLetter,

    /// <summary>It is dropped, counted and reported.</summary>
    Drop,
}
