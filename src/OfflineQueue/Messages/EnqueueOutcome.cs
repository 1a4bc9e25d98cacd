namespace OfflineQueue;

/// <summary>What became of a message that was to be enqueued.</summary>
public enum EnqueueOutcome
{
    /// <summary>It is in the queue, on disk.</summary>
    Added,

    /// <summary>One with its id or dedupe key is there, or was until shortly before; nothing was stored.</summary>
    Duplicate,

    /// <summary>The queue is full and its policy keeps this message out.</summary>
    Rejected,

    /// <summary>It is in the queue, and others were dropped for it.</summary>
    AddedDroppedOther,
}
