using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Storage.Core;

/// <summary>The stored form of each supported type, in one place: what is written, what is read back, and what is refused. Called by
/// generated code.</summary>
public static class StoredForm
{
    /// <summary>The format of a stored date.</summary>
    internal const string DateFormat = "yyyy-MM-dd";

    private static readonly long[] PowersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    /// <summary>Refuses a null in a column that takes none.</summary>
    /// <typeparam name="T">The property's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="column">The column, for the error message.</param>
    /// <returns>The value.</returns>
    /// <exception cref="StorageException">The value is null.</exception>
    public static T NotNull<T>(T? value, string column)
        where T : class => value ?? throw Invalid(column, "the property is null, and the column takes no null");

    /// <summary>Gives the stored form of an unsigned integer.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column, for the error message.</param>
    /// <returns>The integer.</returns>
    /// <exception cref="StorageException">The value is over <see cref="long.MaxValue"/>.</exception>
    public static long FromUInt64(ulong value, string column) => value <= long.MaxValue
        ? (long)value
        : throw Invalid(column, $"{value} is over the largest stored integer, {long.MaxValue}");

    /// <summary>Gives the stored form of a decimal: an integer scaled by a power of ten.</summary>
    /// <param name="value">The value.</param>
    /// <param name="scale">The decimal places kept, 0 to 9.</param>
    /// <param name="column">The column, for the error message.</param>
    /// <returns>The integer.</returns>
    /// <exception cref="StorageException">The value has more places, or is out of range.</exception>
    public static long FromDecimal(decimal value, int scale, string column)
    {
        const decimal Max = long.MaxValue;
        if (Math.Abs(value) > Max / PowersOfTen[scale])
        {
            throw Invalid(column, $"the decimal is out of the range that {scale} places leave");
        }

        var scaled = (long)(value * PowersOfTen[scale]);
        return ToDecimal(scaled, scale) == value
            ? scaled
            : throw Invalid(column, $"the decimal has more than the {scale} places that are kept; round it first, or raise the column's Scale");
    }

    /// <summary>Reads a stored decimal.</summary>
    /// <param name="stored">The stored integer.</param>
    /// <param name="scale">The decimal places kept, 0 to 9.</param>
    /// <returns>The decimal.</returns>
    public static decimal ToDecimal(long stored, int scale)
    {
        var magnitude = (ulong)(stored < 0 ? unchecked(-stored) : stored);
        return new decimal((int)(magnitude & 0xFFFF_FFFF), (int)(magnitude >> 32), 0, stored < 0, (byte)scale);
    }

    /// <summary>Gives the stored form of a point in time: UTC microseconds since 1970.</summary>
    /// <param name="value">The point in time.</param>
    /// <returns>The integer.</returns>
    public static long FromTimestamp(DateTimeOffset value) => FloorToMicroseconds(value.UtcTicks - DateTimeOffset.UnixEpoch.Ticks);

    /// <summary>Reads a stored point in time.</summary>
    /// <param name="stored">The stored integer.</param>
    /// <param name="column">The column, for the error message.</param>
    /// <returns>The point in time, in UTC.</returns>
    /// <exception cref="StorageException">The integer is out of the range of <see cref="DateTimeOffset"/>.</exception>
    public static DateTimeOffset ToTimestamp(long stored, string column) => new(ToTicks(stored, column), TimeSpan.Zero);

    /// <summary>Gives the stored form of a point in time: UTC microseconds since 1970.</summary>
    /// <param name="value">The point in time, in UTC or local time.</param>
    /// <param name="column">The column, for the error message.</param>
    /// <returns>The integer.</returns>
    /// <exception cref="StorageException">The value is of unspecified kind, so its time zone would be a guess.</exception>
    public static long FromDateTime(DateTime value, string column) => value.Kind == DateTimeKind.Unspecified
        ? throw Invalid(column, "the DateTime is of unspecified kind; use DateTimeKind.Utc, or DateTimeOffset")
        : FloorToMicroseconds(value.ToUniversalTime().Ticks - DateTime.UnixEpoch.Ticks);

    /// <summary>Reads a stored point in time.</summary>
    /// <param name="stored">The stored integer.</param>
    /// <param name="column">The column, for the error message.</param>
    /// <returns>The point in time, in UTC.</returns>
    /// <exception cref="StorageException">The integer is out of the range of <see cref="DateTime"/>.</exception>
    public static DateTime ToDateTime(long stored, string column) => new(ToTicks(stored, column), DateTimeKind.Utc);

    /// <summary>Gives the stored form of a clock reading without a time zone.</summary>
    /// <param name="value">The value; its kind is not looked at.</param>
    /// <returns>The text.</returns>
    public static string FromLocalDateTime(DateTime value) => LocalDateTimeText.Format(value);

    /// <summary>Reads a stored clock reading.</summary>
    /// <param name="stored">The stored text's UTF-8.</param>
    /// <param name="column">The column, for the error message.</param>
    /// <returns>The value, of unspecified kind.</returns>
    /// <exception cref="StorageException">The text is no date and time, or names a time zone.</exception>
    public static DateTime ToLocalDateTime(ReadOnlySpan<byte> stored, string column) => LocalDateTimeText.TryParse(stored, out var value, out _)
        ? value
        : throw Invalid(column, "the stored text is no date and time as yyyy-MM-dd HH:mm:ss.ffffff");

    /// <summary>Gives what a clock reading is after it was stored: whole microseconds, of unspecified kind.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The value as it is read back.</returns>
    public static DateTime AsLocalDateTime(DateTime value) => LocalDateTimeText.Cut(value);

    /// <summary>Gives the stored form of a date.</summary>
    /// <param name="value">The date.</param>
    /// <returns>The text, as <c>yyyy-MM-dd</c>.</returns>
    public static string FromDate(DateOnly value) => value.ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads a stored date.</summary>
    /// <param name="stored">The stored text's UTF-8.</param>
    /// <param name="column">The column, for the error message.</param>
    /// <returns>The date.</returns>
    /// <exception cref="StorageException">The text is no date.</exception>
    public static DateOnly ToDate(ReadOnlySpan<byte> stored, string column)
    {
        Span<char> text = stackalloc char[10];
        return stored.Length == 10
            && System.Text.Unicode.Utf8.ToUtf16(stored, text, out _, out _) == System.Buffers.OperationStatus.Done
            && DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : throw Invalid(column, "the stored text is no date as yyyy-MM-dd");
    }

    /// <summary>Gives the stored form of a time of day: microseconds since midnight.</summary>
    /// <param name="value">The time of day.</param>
    /// <returns>The integer.</returns>
    public static long FromTime(TimeOnly value) => value.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Reads a stored time of day.</summary>
    /// <param name="stored">The stored integer.</param>
    /// <param name="column">The column, for the error message.</param>
    /// <returns>The time of day.</returns>
    /// <exception cref="StorageException">The integer is no time of day.</exception>
    public static TimeOnly ToTime(long stored, string column) => stored is >= 0 and < TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond
        ? new TimeOnly(stored * TimeSpan.TicksPerMicrosecond)
        : throw Invalid(column, $"{stored} microseconds are no time of day");

    /// <summary>Gives the stored form of a length of time: microseconds.</summary>
    /// <remarks>The longest and shortest times lose what is under a microsecond like any other.</remarks>
    /// <param name="value">The length of time.</param>
    /// <returns>The integer.</returns>
    public static long FromDuration(TimeSpan value) => value.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Reads a stored length of time.</summary>
    /// <param name="stored">The stored integer.</param>
    /// <param name="column">The column, for the error message.</param>
    /// <returns>The length of time.</returns>
    /// <exception cref="StorageException">The integer is out of the range of <see cref="TimeSpan"/>.</exception>
    public static TimeSpan ToDuration(long stored, string column) => stored is >= long.MinValue / TimeSpan.TicksPerMicrosecond and <= long.MaxValue / TimeSpan.TicksPerMicrosecond
        ? new TimeSpan(stored * TimeSpan.TicksPerMicrosecond)
        : throw Invalid(column, $"{stored} microseconds are out of range");

    /// <summary>Reads a stored identifier.</summary>
    /// <param name="stored">The stored bytes.</param>
    /// <param name="column">The column, for the error message.</param>
    /// <returns>The identifier.</returns>
    /// <exception cref="StorageException">There are not 16 bytes.</exception>
    public static Guid ToGuid(ReadOnlySpan<byte> stored, string column) => stored.Length == 16
        ? new Guid(stored, bigEndian: true)
        : throw Invalid(column, $"the stored blob has {stored.Length} bytes, not 16");

    /// <summary>Reads a stored integer as a smaller type.</summary>
    /// <typeparam name="TInteger">The integer type.</typeparam>
    /// <param name="stored">The stored integer.</param>
    /// <param name="column">The column, for the error message.</param>
    /// <returns>The integer.</returns>
    /// <exception cref="StorageException">The integer is out of the type's range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TInteger ToInteger<TInteger>(long stored, string column)
        where TInteger : struct, System.Numerics.IBinaryInteger<TInteger>
    {
        var value = TInteger.CreateTruncating(stored);
        return long.CreateTruncating(value) == stored && (stored >= 0 || TInteger.IsNegative(value))
            ? value
            : throw Invalid(column, $"{stored} is out of the range of {typeof(TInteger).Name}");
    }

    /// <summary>Reads an enum that is stored by name.</summary>
    /// <typeparam name="TEnum">The enum type.</typeparam>
    /// <param name="stored">The stored name.</param>
    /// <param name="column">The column, for the error message.</param>
    /// <returns>The enum value.</returns>
    /// <exception cref="StorageException">The enum has no such member.</exception>
    public static TEnum ToEnum<TEnum>(string stored, string column)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>(stored, ignoreCase: false, out var value) && Enum.GetName(value) == stored
            ? value
            : throw Invalid(column, $"{typeof(TEnum).Name} has no such member as is stored");

    /// <summary>Gives the stored form of an enum that is stored by name.</summary>
    /// <typeparam name="TEnum">The enum type.</typeparam>
    /// <param name="value">The enum value.</param>
    /// <param name="column">The column, for the error message.</param>
    /// <returns>The member's name.</returns>
    /// <exception cref="StorageException">The value has no member of its own.</exception>
    public static string FromEnum<TEnum>(TEnum value, string column)
        where TEnum : struct, Enum => Enum.GetName(value) ?? throw Invalid(column, $"{value} is no member of {typeof(TEnum).Name}");

    /// <summary>Reads stored JSON.</summary>
    /// <typeparam name="T">The property's type.</typeparam>
    /// <param name="stored">The stored text's UTF-8.</param>
    /// <param name="type">How the type is read.</param>
    /// <param name="column">The column, for the error message.</param>
    /// <returns>The value.</returns>
    /// <exception cref="StorageException">The text is no JSON of that type.</exception>
    public static T ToJson<T>(ReadOnlySpan<byte> stored, JsonTypeInfo<T> type, string column)
    {
        try
        {
            return JsonSerializer.Deserialize(stored, type)!;
        }
        catch (JsonException exception)
        {
            throw Invalid(column, $"the stored text is no JSON of {typeof(T).Name} (at byte {exception.BytePositionInLine})");
        }
    }

    /// <inheritdoc cref="ToJson{T}(ReadOnlySpan{byte}, JsonTypeInfo{T}, string)"/>
    public static T ToJson<T>(string stored, JsonTypeInfo<T> type, string column) => ToJson(Encoding.UTF8.GetBytes(stored), type, column);

    // downwards, so that times before 1970 keep their order
    private static long FloorToMicroseconds(long ticks) =>
        (ticks / TimeSpan.TicksPerMicrosecond) - (ticks % TimeSpan.TicksPerMicrosecond < 0 ? 1 : 0);

    private static long ToTicks(long stored, string column) =>
        stored is >= -62_135_596_800_000_000 and <= 253_402_300_799_999_999
            ? (stored * TimeSpan.TicksPerMicrosecond) + DateTime.UnixEpoch.Ticks
            : throw Invalid(column, $"{stored} microseconds since 1970 are out of the range of a DateTime");

    private static StorageException Invalid(string column, string why) =>
        new(StorageErrorCode.InvalidValue, $"Column '{column}': {why}.");
}
