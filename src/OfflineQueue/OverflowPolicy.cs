namespace OfflineQueue;

/// <summary>What a full queue does with one message more.</summary>
public enum OverflowPolicy
{
    /// <summary>Others make room: those of the lowest priority first, and of those the oldest; never one that is being delivered. A message
    /// whose priority is below them all is dropped itself.</summary>
    DropOldest,

    /// <summary>The new message is dropped, and counted and reported as such.</summary>
    DropNewest,

    /// <summary>The new message is refused and its sender told.</summary>
    Reject,

    /// <summary>The sender waits for room, for <see cref="OfflineQueueOptions.BlockTimeout"/> at most; then the message is refused. Inside a
    /// host's transaction nobody can make room, so it is refused at once.</summary>
    Block,
}
