namespace OfflineQueue.Internal;

/// <summary>How the opening of an envelope went.</summary>
internal enum UnsealResult
{
    Opened,

    /// <summary>It is not what was sealed for this row.</summary>
    Damaged,

    /// <summary>It is sealed with a key that is not in the ring.</summary>
    KeyMissing,
}
