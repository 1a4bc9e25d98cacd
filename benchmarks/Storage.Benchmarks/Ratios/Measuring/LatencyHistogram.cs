using System.Diagnostics;
using System.Numerics;

namespace Storage.Benchmarks;

/// <summary>
/// Counts durations in buckets that are 1/32 of a power of two wide, so that a quantile is right to 3 % and counting allocates nothing.
/// One thread writes.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int BitsPerPower = 5;
    private const int BucketsPerPower = 1 << BitsPerPower;

    private readonly long[] _counts = new long[64 * BucketsPerPower];

    public static LatencyHistogram Sum(IEnumerable<LatencyHistogram> parts)
    {
        var sum = new LatencyHistogram();
        foreach (var part in parts)
        {
            for (var i = 0; i < sum._counts.Length; i++)
            {
                sum._counts[i] += part._counts[i];
            }
        }

        return sum;
    }

    public void Clear() => Array.Clear(_counts);

    public void Add(long ticks) => _counts[BucketOf((ulong)Math.Max(ticks, 1))]++;

    /// <summary>Gives the duration that so large a part of all does not exceed.</summary>
    public double Microseconds(double part)
    {
        var left = (long)Math.Ceiling(part * _counts.Sum());
        var bucket = 0;
        while (bucket < _counts.Length - 1 && (left -= _counts[bucket]) > 0)
        {
            bucket++;
        }

        return LowestOf(bucket + 1) * 1e6 / Stopwatch.Frequency;
    }

    private static int BucketOf(ulong ticks)
    {
        var power = BitOperations.Log2(ticks);
        return power < BitsPerPower
            ? (int)ticks
            : ((power - BitsPerPower + 1) * BucketsPerPower) + (int)((ticks >> (power - BitsPerPower)) & (BucketsPerPower - 1));
    }

    private static double LowestOf(int bucket)
    {
        var (power, part) = (bucket / BucketsPerPower, bucket % BucketsPerPower);
        return power == 0 ? part : (BucketsPerPower + part) * Math.Pow(2, power - 1);
    }
}
