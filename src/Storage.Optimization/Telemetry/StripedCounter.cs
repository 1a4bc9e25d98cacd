namespace Storage.Optimization.Internal;

/// <summary>A counter that threads do not fight for: each adds on a cache line that few others use.</summary>
internal sealed class StripedCounter
{
    private const int Stripes = 16;
    private const int LongsPerLine = 16;

    private readonly long[] _counts = new long[Stripes * LongsPerLine];

    public long Sum
    {
        get
        {
            var sum = 0L;
            for (var i = 0; i < _counts.Length; i += LongsPerLine)
            {
                sum += Volatile.Read(ref _counts[i]);
            }

            return sum;
        }
    }

    public void Increment() => Interlocked.Increment(ref _counts[(Environment.CurrentManagedThreadId & (Stripes - 1)) * LongsPerLine]);
}
