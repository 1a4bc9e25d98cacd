namespace OfflineQueue.Internal;

/// <summary>Counts, logs and announces what was dropped. A full queue drops with every message, so the log says so once in a while, with
/// how many.</summary>
internal sealed class DropReports(QueueContext context, Action<MessagesDroppedEventArgs> announce)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private long _unreported;
    private long _last = long.MinValue;

    public EnqueueResult Report(EnqueueResult result)
    {
        context.Instruments.OnEnqueued(result.Outcome);
        if (result.Dropped.Count > 0)
        {
            Report(result.Dropped, DeadReason.Dropped);
        }

        return result;
    }

    public void Report(IReadOnlyList<Guid> ids, DeadReason reason)
    {
        context.Instruments.OnDropped(reason, ids.Count);
        if (CountToLog(ids.Count) is { } count)
        {
            Log.Dropped(context.Logger, context.Name, count, reason, ids[^1]);
        }

        announce(new MessagesDroppedEventArgs(ids, reason));
    }

    private long? CountToLog(int count)
    {
        lock (_gate)
        {
            _unreported += count;
            var now = context.Time.GetTimestamp();
            if (_last != long.MinValue && context.Time.GetElapsedTime(_last, now) < Pause)
            {
                return null;
            }

            _last = now;
            (var all, _unreported) = (_unreported, 0);
            return all;
        }
    }
}
