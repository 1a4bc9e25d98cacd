using System.Globalization;

namespace Storage.Core;

/// <summary>
/// The text form of a clock reading without a time zone: <c>2025-11-07 09:30:15</c>, or <c>2025-11-07 09:30:15.123456</c> where the second
/// has a fraction. Read are also a <c>T</c> in the middle, fractions of one to six places, and a date alone; a text that names a zone is
/// none.
/// </summary>
/// <remarks>
/// A whole second is written without a fraction, so that in the order of texts it is not after the same second of either spelling: a range
/// that includes its start and not its end finds both.
/// </remarks>
internal static class LocalDateTimeText
{
    public const int MaxLength = 26;

    private const int DateLength = 10;
    private const int SecondLength = 19;

    public static string Format(DateTime value) => value.ToString(
        value.Ticks % TimeSpan.TicksPerSecond < TimeSpan.TicksPerMicrosecond ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.ffffff",
        CultureInfo.InvariantCulture);

    /// <summary>Cuts a value to what is stored of it.</summary>
    public static DateTime Cut(DateTime value) => new(value.Ticks - (value.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Unspecified);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text's UTF-8.</param>
    /// <param name="value">The value.</param>
    /// <param name="isCanonical">Whether <see cref="Format"/> gives the same text.</param>
    /// <returns><see langword="false"/> where the text is no clock reading.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime value, out bool isCanonical)
    {
        value = default;
        isCanonical = false;
        if (text.Length is not (DateLength or SecondLength or (> SecondLength + 1 and <= MaxLength)) || !TryDate(text[..DateLength], out var date))
        {
            return false;
        }

        if (text.Length == DateLength)
        {
            value = date;
            return true;
        }

        var microseconds = 0;
        if (text[DateLength] is not ((byte)' ' or (byte)'T')
            || !TryTime(text[(DateLength + 1)..SecondLength], out var time)
            || (text.Length > SecondLength && !TryFraction(text[SecondLength..], out microseconds)))
        {
            return false;
        }

        value = date.Add(time).AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
        isCanonical = text[DateLength] == (byte)' ' && text.Length == (microseconds == 0 ? SecondLength : MaxLength);
        return true;
    }

    private static bool TryDate(ReadOnlySpan<byte> text, out DateTime date)
    {
        date = default;
        if (text[4] != (byte)'-' || text[7] != (byte)'-'
            || !TryNumber(text[..4], out var year) || !TryNumber(text[5..7], out var month) || !TryNumber(text[8..], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        return true;
    }

    private static bool TryTime(ReadOnlySpan<byte> text, out TimeSpan time)
    {
        time = default;
        if (text[2] != (byte)':' || text[5] != (byte)':'
            || !TryNumber(text[..2], out var hour) || !TryNumber(text[3..5], out var minute) || !TryNumber(text[6..], out var second)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        time = new TimeSpan(hour, minute, second);
        return true;
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, out int microseconds)
    {
        microseconds = 0;
        if (text[0] != (byte)'.' || !TryNumber(text[1..], out microseconds))
        {
            return false;
        }

        for (var places = text.Length - 1; places < 6; places++)
        {
            microseconds *= 10;
        }

        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        return true;
    }
}
