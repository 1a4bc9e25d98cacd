using System.Diagnostics;

namespace Storage.Benchmarks;

/// <summary>Time and allocations of a turn. Those of the whole process, since work may go on on other threads; nothing else runs.</summary>
internal readonly struct Meter
{
    private readonly long _bytes;
    private readonly long _started;

    private Meter(long bytes, long started) => (_bytes, _started) = (bytes, started);

    public static Meter Start()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return new(GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
    }

    public double Seconds => Stopwatch.GetElapsedTime(_started).TotalSeconds;

    public bool HasRun(TimeSpan time) => Stopwatch.GetElapsedTime(_started) >= time;

    public Sample Stop(long operations)
    {
        var seconds = Seconds;
        return new(operations, seconds, (double)(GC.GetTotalAllocatedBytes(precise: true) - _bytes) / operations);
    }
}
