namespace OfflineQueue;

/// <summary>Messages were dropped.</summary>
/// <param name="ids">Their ids.</param>
/// <param name="reason">Why.</param>
public sealed class MessagesDroppedEventArgs(IReadOnlyList<Guid> ids, DeadReason reason) : EventArgs
{
    /// <summary>Gets the messages' ids.</summary>
    public IReadOnlyList<Guid> Ids { get; } = ids;

    /// <summary>Gets why they were dropped.</summary>
    public DeadReason Reason { get; } = reason;
}
