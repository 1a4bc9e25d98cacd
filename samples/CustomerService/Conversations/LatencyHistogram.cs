using System.Diagnostics;
using System.Numerics;

namespace CustomerService;

/// <summary>
/// How often something took how long, in a fixed amount of memory: 64 buckets to each doubling, so that a percentile is off by less than 1
/// % (the idea of HdrHistogram, http://hdrhistogram.org).
/// </summary>
internal sealed class LatencyHistogram
{
    private const int BucketBits = 6;
    private const int BucketsPerDoubling = 1 << BucketBits;

    private readonly long[] _buckets = new long[64 * BucketsPerDoubling];

    public long Count => _buckets.Sum();

    /// <summary>Starts to measure; disposing the result ends it.</summary>
    public Measurement Measure() => new(this, Stopwatch.GetTimestamp());

    public void Add(TimeSpan time) => Interlocked.Increment(ref _buckets[IndexOf(Math.Max(0, (long)time.TotalNanoseconds))]);

    /// <summary>Gives the time that a share of all took at most.</summary>
    /// <param name="share">The share, from 0 to 1.</param>
    /// <returns>The time in milliseconds; 0 where nothing was measured.</returns>
    public double Percentile(double share)
    {
        var left = (long)Math.Ceiling(Count * share);
        for (var index = 0; index < _buckets.Length && left > 0; index++)
        {
            left -= _buckets[index];
            if (left <= 0)
            {
                return Math.Round(MiddleOf(index) / 1e6, 3);
            }
        }

        return 0;
    }

    private static int IndexOf(long value)
    {
        var doublings = Math.Max(0, BitOperations.Log2((ulong)value) - BucketBits);
        return (doublings * BucketsPerDoubling) + (int)(value >> doublings);
    }

    private static double MiddleOf(int index)
    {
        var doublings = Math.Max(0, (index / BucketsPerDoubling) - 1);
        return (index - (doublings * BucketsPerDoubling) + 0.5) * Math.Pow(2, doublings);
    }

    internal readonly struct Measurement(LatencyHistogram histogram, long start) : IDisposable
    {
        public void Dispose() => histogram.Add(Stopwatch.GetElapsedTime(start));
    }
}
