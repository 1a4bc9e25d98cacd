using System.Diagnostics;

namespace Storage.Benchmarks;

/// <summary>One side's time in the ring: says when it is over and keeps how long each write took.</summary>
internal sealed class Round(int writers, double seconds)
{
    private readonly List<long>[] _durations = [.. Enumerable.Range(0, writers).Select(_ => new List<long>())];
    private readonly long[] _inTime = new long[writers];
    private long _end;

    public int Writers => writers;

    /// <summary>How many writes were acknowledged, those included that were under way when the time was up.</summary>
    public long Acknowledged => _durations.Sum(durations => (long)durations.Count);

    public double WritesPerSecond => _inTime.Sum() / seconds;

    public IEnumerable<double> Milliseconds =>
        _durations.SelectMany(durations => durations).Select(ticks => ticks * 1_000.0 / Stopwatch.Frequency);

    public bool IsOver => Stopwatch.GetTimestamp() >= _end;

    public void Begin() => _end = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);

    /// <summary>Notes an acknowledged write; each writer notes its own.</summary>
    public void Note(int writer, long started)
    {
        var now = Stopwatch.GetTimestamp();
        _durations[writer].Add(now - started);
        _inTime[writer] += now < _end ? 1 : 0;
    }
}
