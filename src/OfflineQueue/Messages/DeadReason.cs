namespace OfflineQueue;

/// <summary>Why a message is a dead letter.</summary>
public enum DeadReason
{
    /// <summary>It was tried as often as the queue allows.</summary>
    AttemptsExhausted = 0,

    /// <summary>Its handler said that it cannot succeed.</summary>
    Permanent = 1,

    /// <summary>It was not delivered while it was worth it.</summary>
    Expired = 2,

    /// <summary>The queue was full and another took its place.</summary>
    Dropped = 3,

    /// <summary>Its stored form is not what was written.</summary>
    Damaged = 4,

    /// <summary>The key it is sealed with is not in the ring; add the key and replay it.</summary>
    KeyMissing = 5,
}
