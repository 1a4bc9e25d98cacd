using System.Numerics;

namespace Storage.Optimization.Internal;

/// <summary>How long the requests of one shape take: counts in buckets that grow by an eighth of a power of two. Any thread may
/// add.</summary>
internal sealed class ShapeTimes
{
    private const int BitsOfBucket = 3;
    private const int PerPower = 1 << BitsOfBucket;
    private const int Buckets = 48 * PerPower;

    private readonly int[] _counts = new int[Buckets];
    private int _total;

    public int Total => Volatile.Read(ref _total);

    public void Add(TimeSpan duration, int weight = 1)
    {
        Interlocked.Add(ref _counts[BucketOf((ulong)Math.Max(0, duration.Ticks))], weight);
        Interlocked.Add(ref _total, weight);
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
