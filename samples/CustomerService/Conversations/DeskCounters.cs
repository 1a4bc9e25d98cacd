using System.Diagnostics;

namespace CustomerService;

/// <summary>What the clients did, and how long it took them.</summary>
internal sealed class DeskCounters
{
    private readonly Stopwatch _clock = new();
    private int _stored;
    private int _alreadyThere;

    public LatencyHistogram Writes { get; } = new();

    public LatencyHistogram Reads { get; } = new();

    public int Stored => Volatile.Read(ref _stored);

    public int AlreadyThere => Volatile.Read(ref _alreadyThere);

    public int Messages => Stored + AlreadyThere;

    public double MessagesPerSecond => PerSecond(Messages);

    public double ReadsPerSecond => PerSecond(Reads.Count);

    public void Count(bool isNew) => Interlocked.Increment(ref isNew ? ref _stored : ref _alreadyThere);

    public ClockScope MeasureRun()
    {
        _clock.Start();
        return new ClockScope(_clock);
    }

    private double PerSecond(long count) => count == 0 ? 0 : Math.Round(count / _clock.Elapsed.TotalSeconds, 1);

    internal readonly struct ClockScope(Stopwatch clock) : IDisposable
    {
        public void Dispose() => clock.Stop();
    }
}
