using System.Diagnostics;

namespace Storage.Benchmarks;

/// <summary>What one client of many did in a turn.</summary>
internal sealed class ClientLog
{
    private long _end;

    public LatencyHistogram Latencies { get; } = new();

    /// <summary>How many operations ended in time.</summary>
    public long InTime { get; private set; }

    /// <summary>How many ended, those included that were under way when the time was up.</summary>
    public long Ended { get; private set; }

    public bool IsOver => Stopwatch.GetTimestamp() >= _end;

    public void Begin(long end)
    {
        _end = end;
        InTime = Ended = 0;
        Latencies.Clear();
    }

    public void Add(long started, bool isNoted)
    {
        var now = Stopwatch.GetTimestamp();
        if (isNoted)
        {
            Latencies.Add(now - started);
        }

        Ended++;
        InTime += now < _end ? 1 : 0;
    }
}
