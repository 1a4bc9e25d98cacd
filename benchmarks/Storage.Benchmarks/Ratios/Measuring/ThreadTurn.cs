using System.Diagnostics;

namespace Storage.Benchmarks;

/// <summary>What one thread did in a turn.</summary>
/// <param name="Made">How many operations.</param>
/// <param name="Started">When it began.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="LongestPause">The longest that a pass took: of a thread that lost its processor, until it was given another.</param>
internal readonly record struct ThreadTurn(long Made, long Started, long Ended, long LongestPause)
{
    public double Rate => Made / Stopwatch.GetElapsedTime(Started, Ended).TotalSeconds;
}
