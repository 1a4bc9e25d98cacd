namespace Storage.Optimization.Internal;

/// <summary>What the slow log keeps of one shape. Any thread may add.</summary>
internal sealed class ShapeProfile(Shape shape, SlowLogOptions options)
{
    // how often what is usual is worked out anew: a walk over the buckets
    private const int RunsBetweenLooks = 64;

    [ThreadStatic]
    private static int _untilTimed;

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

    /// <summary>Begins a read by key, which takes little more than what is done here: so where its shape is known to be fast, most are passed
    /// by, and a thread looks at one in so many.</summary>
    /// <returns>For how many reads this one stands; 0 where it is passed by.</returns>
    public int BeginLookup()
    {
        if (!Volatile.Read(ref _isFast))
        {
            Interlocked.Increment(ref _count);
            return 1;
        }

        if (--_untilTimed > 0)
        {
            return 0;
        }

        _untilTimed = options.LookupSampling;
        Interlocked.Add(ref _count, options.LookupSampling);
        return options.LookupSampling;
    }

    public void Begin() => Interlocked.Increment(ref _count);

    public void OnFailed() => Interlocked.Increment(ref _failed);

    /// <summary>Notes how long a request took.</summary>
    /// <returns>Why it is slow; <see langword="null"/> where it is not.</returns>
    public SlowReason? End(TimeSpan duration, int rows, int weight)
    {
        var reason = Judge(duration);
        _times.Add(duration, weight);
        Interlocked.Add(ref _rows, rows);
        if (duration.Ticks > Volatile.Read(ref _longestTicks))
        {
            // two at once may keep the shorter of them, by a moment
            Volatile.Write(ref _longestTicks, duration.Ticks);
        }

        if (reason is not null)
        {
            Interlocked.Increment(ref _slow);
        }

        if (_times.Total >= options.RunsToKnowShape && _times.Total % RunsBetweenLooks < weight)
        {
            Volatile.Write(ref _isFast, _times.Quantile(0.95).Ticks <= options.FastShapeThreshold.Ticks / 10);
            Volatile.Write(ref _unusual, _times.Quantile(0.99).Ticks * 10);
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
        Longest = new TimeSpan(Volatile.Read(ref _longestTicks)),
        Rows = Volatile.Read(ref _rows),
        Failed = Volatile.Read(ref _failed),
        Slow = Volatile.Read(ref _slow),
        Statements = counters,
    };

    private SlowReason? Judge(TimeSpan duration) =>
        duration > options.Threshold ? SlowReason.Threshold
        : duration > options.FastShapeThreshold && Volatile.Read(ref _isFast) ? SlowReason.FastShape
        : options.IsAdaptive && duration > options.AdaptiveMinimum && duration.Ticks > Volatile.Read(ref _unusual) ? SlowReason.Unusual
        : null;
}
