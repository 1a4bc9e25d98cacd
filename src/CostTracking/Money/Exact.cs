namespace CostTracking.Internal;

/// <summary>The one place where money is rounded: half up, once a call.</summary>
internal static class Exact
{
    /// <summary>Gives the millionths of a sum of (units times price of a million units in billionths): 10⁻¹⁵ of a currency.</summary>
    /// <exception cref="OverflowException">The amount has no 64-bit form.</exception>
    public static long ToMicros(Int128 sum) => checked((long)DivideHalfUp(sum, 1_000_000_000));

    /// <summary>Divides and rounds halves away from zero.</summary>
    public static Int128 DivideHalfUp(Int128 value, Int128 divisor)
    {
        var half = divisor / 2;
        return value >= 0 ? (value + half) / divisor : -((-value + half) / divisor);
    }
}
