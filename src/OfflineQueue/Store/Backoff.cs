namespace OfflineQueue.Internal;

/// <summary>Exponential backoff with full jitter: a pause is drawn between nothing and a bound that doubles, so that many who failed
/// together do not come back together.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, Random random)
{
    private const int MaxDoublings = 40;

    /// <summary>Draws the pause after so many failures.</summary>
    public TimeSpan After(int failures) => Bound(failures) * random.NextDouble();

    /// <summary>Gives the longest pause after so many failures.</summary>
    public TimeSpan Bound(int failures)
    {
        var bound = first.Ticks * Math.Pow(2, Math.Clamp(failures - 1, 0, MaxDoublings));
        return bound < longest.Ticks ? TimeSpan.FromTicks((long)bound) : longest;
    }
}
