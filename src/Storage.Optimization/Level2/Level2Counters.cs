namespace Storage.Optimization.Internal;

/// <summary>Counts what the second level did.</summary>
internal sealed class Level2Counters
{
    private long _failures;
    private long _refused;
    private long _dropped;
    private long _written;

    public long Failures => Volatile.Read(ref _failures);

    public long Refusals => Volatile.Read(ref _refused);

    public long DroppedWrites => Volatile.Read(ref _dropped);

    public long Writes => Volatile.Read(ref _written);

    public void Failed() => Interlocked.Increment(ref _failures);

    /// <summary>Counts a value that is not what was asked for: garbage, another version's, of before a change, expired.</summary>
    public void Refused() => Interlocked.Increment(ref _refused);

    public void Dropped() => Interlocked.Increment(ref _dropped);

    public void Written() => Interlocked.Increment(ref _written);
}
