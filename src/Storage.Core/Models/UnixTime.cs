namespace Storage.Core;

/// <summary>Converts between points in time and Unix seconds, the form in which the chat tables keep them.</summary>
/// <remarks>
/// The entities show such a column as the <see cref="double"/> that it is: a <see cref="DateTimeOffset"/> counts tenths of microseconds,
/// and not every one of them has a double of its own.
/// </remarks>
public static class UnixTime
{
    /// <summary>Gives Unix seconds.</summary>
    /// <param name="time">The point in time.</param>
    /// <returns>The seconds since 1970, with their fraction.</returns>
    public static double FromDateTimeOffset(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / (double)TimeSpan.TicksPerSecond;

    /// <summary>Gives the point in time.</summary>
    /// <param name="seconds">The seconds since 1970.</param>
    /// <returns>The point in time, in UTC, to the nearest microsecond.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The seconds are out of the range of <see cref="DateTimeOffset"/>.</exception>
    public static DateTimeOffset ToDateTimeOffset(double seconds)
    {
        var microseconds = Math.Round(seconds * 1e6);
        return microseconds is >= -62_135_596_800e6 and <= 253_402_300_799e6
            ? DateTimeOffset.UnixEpoch.AddTicks((long)microseconds * TimeSpan.TicksPerMicrosecond)
            : throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "The seconds are out of the range of a DateTimeOffset.");
    }
}
