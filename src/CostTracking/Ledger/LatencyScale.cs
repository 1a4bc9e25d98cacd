using System.Numerics;

namespace CostTracking.Internal;

/// <summary>Steps of time for percentiles: eight to each doubling, so that a step's middle is within 6 % of all that it stands for.</summary>
internal static class LatencyScale
{
    private const int StepsABit = 8;
    private const int Bits = 3;

    public static int StepOf(TimeSpan duration)
    {
        var micros = (ulong)Math.Max(1, duration.Ticks / TimeSpan.TicksPerMicrosecond);
        var power = BitOperations.Log2(micros);
        var fraction = power >= Bits ? (int)(micros >> (power - Bits)) & (StepsABit - 1) : (int)(micros << (Bits - power)) & (StepsABit - 1);
        return (power * StepsABit) + fraction;
    }

    public static TimeSpan MiddleOf(int step)
    {
        var (power, fraction) = Math.DivRem(step, StepsABit);

        // the step begins at (8 + fraction) / 8 of its power of two and is an eighth of it wide
        var micros = ((UInt128)((2 * (StepsABit + fraction)) + 1) << power) / (2 * StepsABit);
        return new TimeSpan((long)UInt128.Max(micros, 1) * TimeSpan.TicksPerMicrosecond);
    }
}
