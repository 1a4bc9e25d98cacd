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
        Interlocked.Add(ref _count, execution.Runs);
        if (execution.Failure is not null)
        {
            Interlocked.Increment(ref _failed);
        }

        return execution.Elapsed is { } elapsed ? Add(elapsed, execution.Rows, execution.Runs) : null;
    }

    public QueryStatistics ToStatistics(string query, StatementCounters counters) => new(query, shape.Operation, Count)
    {
        Shape = shape,
        Table = shape.Map?.Table,
        P50 = _times.Quantile(0.5),
        P95 = _times.Quantile(0.95),
        P99 = _times.Quantile(0.99),
        Longest = new TimeSpan(Volatile.Read(ref _longestTicks)),
        Rows = Volatile.Read(ref _rows),
        Failed = Volatile.Read(ref _failed),
        Slow = Volatile.Read(ref _slow),
        Statements = counters,
    };

    private SlowReason? Add(TimeSpan elapsed, int rows, int runs)
    {
        var reason = Judge(elapsed);
        var seen = _times.Add(elapsed, runs);
        Interlocked.Add(ref _rows, (long)rows * runs);
        if (elapsed.Ticks > Volatile.Read(ref _longestTicks))
        {
            // two at once may keep the shorter of them, by a moment
            Volatile.Write(ref _longestTicks, elapsed.Ticks);
        }

        if (reason is not null)
        {
            Interlocked.Increment(ref _slow);
        }

        if (seen >= options.RunsToKnowShape && seen % RunsBetweenLooks < runs)
        {
            Volatile.Write(ref _isFast, _times.Quantile(0.95).Ticks <= options.FastShapeThreshold.Ticks / 10);
            Volatile.Write(ref _unusual, _times.Quantile(0.99).Ticks * 10);
        }

        return reason;
    }

    private SlowReason? Judge(TimeSpan duration) =>
        duration > options.Threshold ? SlowReason.Threshold
        : duration > options.FastShapeThreshold && Volatile.Read(ref _isFast) ? SlowReason.FastShape
        : options.IsAdaptive && duration > options.AdaptiveMinimum && duration.Ticks > Volatile.Read(ref _unusual) ? SlowReason.Unusual
        : null;
}
