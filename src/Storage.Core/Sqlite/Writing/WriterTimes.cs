namespace Storage.Core.Internal;

/// <summary>How long the writer has had work. Told by the writer, read by anybody.</summary>
internal sealed class WriterTimes(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly long _openedAt = time.GetTimestamp();
    private long _busyTicks;
    private long? _workingSince;

    public (TimeSpan Busy, TimeSpan Open) Read()
    {
        lock (_gate)
        {
            // what is under way counts too, or a long session would not show until its end
            var now = time.GetTimestamp();
            return (time.GetElapsedTime(0, _busyTicks + (_workingSince is { } since ? now - since : 0)), time.GetElapsedTime(_openedAt, now));
        }
    }

    public void Begin() => Turn(isWorking: true);

    public void End() => Turn(isWorking: false);

    private void Turn(bool isWorking)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _busyTicks += _workingSince is { } since ? now - since : 0;
            _workingSince = isWorking ? now : null;
        }
    }
}
