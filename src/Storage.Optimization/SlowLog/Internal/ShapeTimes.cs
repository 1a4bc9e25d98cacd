using System.Numerics;

namespace Storage.Optimization.Internal;

/// <summary>How long the requests of one shape take lately: counts in buckets that grow by an eighth of a power of two. Any thread may
/// add.</summary>
/// <remarks>When <see cref="Fading"/> runs have come together all counts are halved, so that what was long ago fades and a shape is known by
/// what it takes now; no count grows without an end. A bucket's last run goes with that, which is less than a percentile can tell.</remarks>
internal sealed class ShapeTimes
{
    /// <summary>At how many runs the older ones count half. A percentile of half as many still has 80 runs above it, and even a shape of a run a
    /// second is known anew within hours.</summary>
    public const int Fading = 16_384;

    private const int BitsOfBucket = 3;
    private const int PerPower = 1 << BitsOfBucket;
    private const int Buckets = 48 * PerPower;

    private readonly long[] _counts = new long[Buckets];
    private long _total;
    private long _seen;
    private int _isFading;

    /// <summary>How many runs there are in the counts, older ones as a part.</summary>
    public long Total => Volatile.Read(ref _total);

    /// <summary>Adds runs.</summary>
    /// <returns>How many there were from the first.</returns>
    public long Add(TimeSpan duration, long weight = 1)
    {
        Interlocked.Add(ref _counts[BucketOf((ulong)Math.Max(0, duration.Ticks))], weight);
        if (Interlocked.Add(ref _total, weight) >= Fading && Interlocked.Exchange(ref _isFading, 1) == 0)
        {
            Fade();
            Volatile.Write(ref _isFading, 0);
        }

        return Interlocked.Add(ref _seen, weight);
    }

    /// <summary>Gives the time that a share of the requests took at most.</summary>
    public TimeSpan Quantile(double share)
    {
        var wanted = Math.Max(1, (long)Math.Ceiling(Total * share));
        long seen = 0;
        for (var i = 0; i < Buckets; i++)
        {
            seen += Volatile.Read(ref _counts[i]);
            if (seen >= wanted)
            {
                return new TimeSpan(UpperBound(i));
            }
        }

        return TimeSpan.Zero;
    }

    // one at a time; what others add meanwhile stays
    private void Fade()
    {
        long faded = 0;
        for (var i = 0; i < Buckets; i++)
        {
            var count = Volatile.Read(ref _counts[i]);
            var part = count - (count / 2);
            Interlocked.Add(ref _counts[i], -part);
            faded += part;
        }

        Interlocked.Add(ref _total, -faded);
    }

    private static int BucketOf(ulong ticks)
    {
        if (ticks < PerPower)
        {
            return (int)ticks;
        }

        var power = BitOperations.Log2(ticks) - BitsOfBucket;
        return Math.Min(Buckets - 1, ((power + 1) << BitsOfBucket) + (int)((ticks >> power) & (PerPower - 1)));
    }

    private static long UpperBound(int bucket)
    {
        if (bucket < PerPower)
        {
            return bucket;
        }

        var power = (bucket >> BitsOfBucket) - 1;
        return ((long)(PerPower + (bucket & (PerPower - 1)) + 1) << power) - 1;
    }
}
