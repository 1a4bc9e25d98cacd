namespace OfflineQueue.Internal;

/// <summary>
/// The newest counters that this process has seen, and whether they are above the watermark. Each unit returns the counters as its commit
/// leaves them, so nothing is polled.
/// </summary>
/// <remarks>Callers of one commit come in any order; the row's version says which is newer.</remarks>
internal sealed class QueueState(OfflineQueueOptions options, QueueRow row)
{
    private readonly Lock _gate = new();
    private readonly double _highCount = options.Capacity * options.HighWatermark;
    private readonly double _lowCount = options.Capacity * options.LowWatermark;
    private readonly double _highBytes = options.MaxBytes * options.HighWatermark;
    private readonly double _lowBytes = options.MaxBytes * options.LowWatermark;
    private QueueRow _row = row;
    private volatile bool _isHigh;

    public event Action<bool, long>? WatermarkCrossed;

    public QueueRow Row => Volatile.Read(ref _row);

    public bool IsHigh => _isHigh;

    /// <summary>Completes when something has changed.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Set when a message may have become ready.</summary>
    public Signal Arrived { get; } = new();

    public void Update(QueueRow row)
    {
        bool? crossed;
        bool isNewer;
        bool hasArrived;
        lock (_gate)
        {
            if (row.Version < _row.Version)
            {
                return;
            }

            (isNewer, hasArrived) = (row.Version > _row.Version, row.Enqueued > _row.Enqueued);
            Volatile.Write(ref _row, row);
            crossed = Cross(row);
        }

        // who waits for a change reads the row himself, so the same row again is none
        if (isNewer)
        {
            Changed.Set();
        }

        if (hasArrived)
        {
            Arrived.Set();
        }

        if (crossed is { } isHigh)
        {
            WatermarkCrossed?.Invoke(isHigh, row.Count);
        }
    }

    private bool? Cross(QueueRow row)
    {
        var isCrossed = _isHigh ? row.Count <= _lowCount && row.Bytes <= _lowBytes : row.Count >= _highCount || row.Bytes >= _highBytes;
        if (!isCrossed)
        {
            return null;
        }

        _isHigh = !_isHigh;
        return _isHigh;
    }
}
