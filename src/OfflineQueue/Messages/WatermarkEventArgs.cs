namespace OfflineQueue;

/// <summary>A queue rose above its high watermark, or fell below its low one after that.</summary>
/// <param name="isHigh">Whether it rose.</param>
/// <param name="count">How many messages were in it after the commit that changed this.</param>
/// <param name="capacity">How many it takes.</param>
public sealed class WatermarkEventArgs(bool isHigh, long count, int capacity) : EventArgs
{
    /// <summary>Gets whether the queue is high now.</summary>
    public bool IsHigh { get; } = isHigh;

    /// <summary>Gets how many messages were in the queue after the commit.</summary>
    public long Count { get; } = count;

    /// <summary>Gets how many messages the queue takes.</summary>
    public int Capacity { get; } = capacity;
}
