using System.Globalization;
using System.Text.Json;
using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>Values that a column takes: few, so that filters meet rows, and each in any form that means the same.</summary>
internal sealed class ValidValues(Random random)
{
    private static readonly string[] Texts =
    [
        "", " ", "a", "A", "ab", "5", "-1", "'", "\"", ";", "\"; DROP TABLE messages; --", "' OR '1'='1", "a\0b", "\0", "雪", "😀",
        "\uE000", "\uFFFD",
        "ｉｄ", "__proto__", "$gt", "null", "%", "_", "\u202E", "é", "e\u0301", "0x10", "1e5", new('x', 3000),
    ];

    private static readonly long[] Integers =
    [
        0, 1, -1, 2, 5, 9_007_199_254_740_992, 9_007_199_254_740_993, long.MaxValue, long.MinValue,
    ];
    private static readonly double[] Reals =
    [
        0, -0.0, 1, -1.5, 0.1, 1 / 3.0, double.Epsilon, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity,
        9_007_199_254_740_992,
    ];
    private static readonly decimal[] Decimals = [0, 0.01m, -0.01m, 1.5m, 7, 92_233_720_368_547_758.07m, -92_233_720_368_547_758.07m];
    private static readonly DateTime[] Clocks =
    [
        DateTime.MinValue, StoredForm.AsLocalDateTime(DateTime.MaxValue), new(2025, 11, 7), new(2025, 11, 7, 9, 30, 15),
        new(2025, 11, 7, 9, 30, 15, 123),
    ];

    private static readonly DateTimeOffset[] Moments =
    [
        DateTimeOffset.MinValue, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddMicroseconds(-1),
        new(2025, 11, 7, 9, 30, 15, TimeSpan.Zero), new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero),
    ];

    private static readonly TimeSpan[] Lengths = [TimeSpan.Zero, TimeSpan.FromMicroseconds(-1), TimeSpan.FromDays(10_000_000)];
    private static readonly Guid[] References = [Guid.Empty, new("6f9619ff-8b86-d011-b42d-00c04fc964ff"), new(1, -1, 0, new byte[8])];
    private static readonly byte[][] Blobs = [[], [0], [0, 1], [255], [.. "'; --"u8]];

    public Given Value(FieldKind kind) => kind switch
    {
        FieldKind.Text => Text(Pick(Texts)),
        FieldKind.Integer => Integer(Pick(Integers)),
        FieldKind.Real => Real(Pick(Reals)),
        FieldKind.Boolean => Boolean(random.Next(2) == 0),
        FieldKind.Decimal => Decimal(Pick(Decimals)),
        FieldKind.Moment => Moment(Pick(Moments)),
        FieldKind.Clock => Clock(Pick(Clocks)),
        FieldKind.Day => Plain(Pick([DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2025, 11, 7)])),
        FieldKind.Hour => Plain(Pick([TimeOnly.MinValue, new TimeOnly(9, 30), new TimeOnly(23, 59, 59, 999, 999)])),
        FieldKind.Length => Plain(Pick(Lengths)),
        FieldKind.Reference => Reference(Pick(References)),
        _ => Plain(Pick(Blobs)),
    };

    private static Given Plain(object value) => new(value, value);

    private Given Text(string text) => random.Next(4) switch
    {
        0 => new(Json(text), text),
        1 when text.Length == 1 => new(text[0], text),
        2 when text is "5" => new(Pick<object>([5, 5L, (byte)5, Json(5)]), text),
        2 when text is "-1" => new(Pick<object>([-1, -1L, (short)-1, Json(-1)]), text),
        _ => Plain(text),
    };

    private Given Integer(long number) => random.Next(6) switch
    {
        0 => new(Json(number), number),
        1 when number is >= int.MinValue and <= int.MaxValue => new((int)number, number),
        2 when number >= 0 => new((ulong)number, number),
        3 when number is >= 0 and <= 6 => new((DayOfWeek)number, number),
        4 when number is > -9_007_199_254_740_992 and <= 9_007_199_254_740_992 => new((double)number, number),
        5 when number is >= 0 and <= 255 => new((byte)number, number),
        _ => Plain(number),
    };

    private Given Real(double number) => random.Next(6) switch
    {
        0 when double.IsFinite(number) => new(Json(number), number),
        1 when (float)number == number => new((float)number, number),
        2 when number is 0 or 1 or -1.5 or 0.1 => new((decimal)number, number),
        3 when number is 0 or 1 or 9_007_199_254_740_992 => new((long)number, number),
        4 when number is 0 or 1 => new((DayOfWeek)number, number),
        _ => Plain(number),
    };

    private Given Boolean(bool flag) => flag
        ? new(Pick<object>([true, true, 1, 1L, (byte)1, Json(true), Json(1), DayOfWeek.Monday]), true)
        : new(Pick<object>([false, false, 0, 0L, (sbyte)0, Json(false), Json(0), DayOfWeek.Sunday]), false);

    private Given Decimal(decimal number) => random.Next(3) switch
    {
        0 when number is 0 or 7 => new(Pick<object>([(int)number, (long)number, Json((int)number)]), number),
        1 when number is 1.5m => new(1.5000m, number),
        _ => Plain(number),
    };

    private Given Moment(DateTimeOffset moment) => random.Next(3) switch
    {
        0 => new(moment.UtcDateTime, moment),
        1 when moment.Year is > 1 and < 9999 =>
            new(moment.AddTicks(random.Next(10)).ToOffset(TimeSpan.FromHours(random.Next(-12, 13))), moment),
        _ => Plain(moment),
    };

    private Given Clock(DateTime clock) => random.Next(5) switch
    {
        0 => new(clock.AddTicks(random.Next(9)), clock),
        1 => new(DateTime.SpecifyKind(clock, DateTimeKind.Utc), clock),
        2 when clock.TimeOfDay == TimeSpan.Zero => new(DateOnly.FromDateTime(clock), clock),
        3 => new(clock.ToString(Pick(["yyyy-MM-dd HH:mm:ss.ffffff", "yyyy-MM-ddTHH:mm:ss.ffffff"]), CultureInfo.InvariantCulture), clock),
        4 => new(Json(StoredForm.FromLocalDateTime(clock)), clock),
        _ => Plain(clock),
    };

    private Given Reference(Guid reference) => random.Next(3) switch
    {
        0 => new(reference.ToString(Pick(["D", "N", "B", "P"])), reference),
        1 => new(Json(reference.ToString().ToUpperInvariant()), reference),
        _ => Plain(reference),
    };

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}
