namespace Storage.Optimization.Internal;

/// <summary>What the slow log keeps of one shape. Any thread may add.</summary>
internal sealed class ShapeProfile(Shape shape, SlowLogOptions options)
{
    // how often what is usual is worked out anew: a walk over the buckets
    private const int RunsBetweenLooks = 64;

    private readonly ShapeTimes _times = new();
    private bool _isFast;
    private long _count;
    private long _rows;
    private long _failed;
    private long _slow;
    private long _longestTicks;
    private long _totalTicks;
    private long _unusual = long.MaxValue;

    public Shape Shape => shape;

    public long Count => Volatile.Read(ref _count);

    /// <summary>How many lookups may go by untold. Where their shape is known to be fast, one stands for so many: to look at each takes as
    /// long as a part of it.</summary>
    public int LookupsToPass => Volatile.Read(ref _isFast) ? options.LookupSampling - 1 : 0;

    /// <summary>Adds an execution.</summary>
    /// <returns>Why it is slow; <see langword="null"/> where it is not.</returns>
    public SlowReason? Add(in Execution execution)
    {
        var lookups = Math.Max(1, execution.Lookups);
        var weight = (long)execution.Runs * lookups;
        Interlocked.Add(ref _count, weight);
        if (execution.Failure is not null)
        {
            Interlocked.Increment(ref _failed);
        }

        if (execution.Elapsed is not { } elapsed)
        {
            return null;
        }

        var each = new TimeSpan(elapsed.Ticks / lookups);
        var reason = Judge(elapsed, each);
        AddTime(elapsed, each, execution.Runs, reason);
        if (execution.Outcome == ExecutionOutcome.Completed)
        {
            Interlocked.Add(ref _rows, (long)execution.Rows * execution.Runs);
            LearnFrom(each, weight);
        }

        return reason;
    }

    public QueryStatistics ToStatistics(string query, StatementCounters counters) => new(query, shape.Operation, Count)
    {
        Shape = shape,
        Table = shape.Map?.Table,
        P50 = _times.Quantile(0.5),
        P95 = _times.Quantile(0.95),
        P99 = _times.Quantile(0.99),
        TotalTime = new TimeSpan(Volatile.Read(ref _totalTicks)),
        Longest = new TimeSpan(Volatile.Read(ref _longestTicks)),
        Rows = Volatile.Read(ref _rows),
        Failed = Volatile.Read(ref _failed),
        Slow = Volatile.Read(ref _slow),
        Statements = counters,
    };

    private void AddTime(TimeSpan elapsed, TimeSpan each, int runs, SlowReason? reason)
    {
        Interlocked.Add(ref _totalTicks, elapsed.Ticks * runs);
        if (each.Ticks > Volatile.Read(ref _longestTicks))
        {
            // two at once may keep the shorter of them, by a moment
            Volatile.Write(ref _longestTicks, each.Ticks);
        }

        if (reason is not null)
        {
            Interlocked.Increment(ref _slow);
        }
    }

    // what failed says nothing of how long its shape takes: an error comes at once, a timeout at its limit
    private void LearnFrom(TimeSpan each, long weight)
    {
        var seen = _times.Add(each, weight);
        if (seen >= options.RunsToKnowShape && seen % RunsBetweenLooks < weight)
        {
            Volatile.Write(ref _isFast, _times.Quantile(0.95).Ticks <= options.FastShapeThreshold.Ticks / 10);
            Volatile.Write(ref _unusual, _times.Quantile(0.99).Ticks * 10);
        }
    }

    // a caller waits for the whole; what is usual is known of one key
    private SlowReason? Judge(TimeSpan whole, TimeSpan each) =>
        whole > options.Threshold ? SlowReason.Threshold
        : each > options.FastShapeThreshold && Volatile.Read(ref _isFast) ? SlowReason.FastShape
        : options.IsAdaptive && each > options.AdaptiveMinimum && each.Ticks > Volatile.Read(ref _unusual) ? SlowReason.Unusual
        : null;
}
