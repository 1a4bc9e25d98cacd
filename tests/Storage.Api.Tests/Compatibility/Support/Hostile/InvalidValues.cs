using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Storage.Api.Tests;

/// <summary>Values that a column does not take.</summary>
internal sealed class InvalidValues(Random random)
{
    // taken by no column at all
    private static readonly object[] Nowhere =
    [
        new object(), DBNull.Value, double.NaN, float.NaN, Half.NaN, BigInteger.One, (Int128)1, (nint)1, typeof(string),
        new Uri("http://x/"), new StringBuilder("a"),
        new object?[] { "a" }, new[] { 1, 2 }, new List<string>(), new Dictionary<string, object?>(), new Dictionary<string,
        object?> { ["$where"] = "1=1" },
        new Dictionary<string, string> { ["a"] = "b" }, new Dictionary<string,
        object?> { ["__proto__"] = new Dictionary<string, object?>() },
        new Exception("x"), new Version(1, 2), new Func<int>(() => 1), Json("{}"), Json("[]"), Json("[\"a\"]"), Json("""{"a":{"b":[1]}}"""),
        new ReadOnlyMemory<byte>([1]), new Lazy<string>("a"), CancellationToken.None, ValueTuple.Create(1), new { a = 1 }, "\uD83D",
        "\uDE00a", Json("\"\\ud83d\""),
    ];

    private static readonly object[] Dates =
    [
        DateTime.UnixEpoch, DateTimeOffset.UnixEpoch, DateOnly.MinValue, TimeOnly.MinValue, TimeSpan.Zero,
    ];
    private static readonly object[] Words =
    [
        "", "1; DROP TABLE specimens", "true", "NaN", "0x10", "１", "1 OR 1=1", "\0", 'x', new string('9', 5000), Json("\"1\""),
    ];
    private static readonly object[] Fractions =
    [
        1.5, -0.1f, 1e300, double.PositiveInfinity, 0.5m, decimal.MaxValue, Json("1.5"), Json("1e300"),
    ];
    private static readonly object[] Huge = [ulong.MaxValue, 9_223_372_036_854_775_808UL, Json("18446744073709551615")];

    private static readonly object[] NoLists =
    [
        1, 1.5, "abc", "", true, new byte[] { 1 }, new Dictionary<string, object?> { ["$in"] = 1 }, DateTime.UnixEpoch,
        Json("1"), Json("\"[1]\""), Json("{}"),
    ];

    private static readonly Dictionary<FieldKind, object[]> Pools = new()
    {
        [FieldKind.Text] = [.. Dates, .. Fractions, true, DayOfWeek.Friday, Guid.Empty, new byte[] { 1 }, Json("true")],
        [FieldKind.Integer] =
        [
            .. Dates, .. Words, .. Fractions, .. Huge, true, Guid.Empty, new byte[8], 1m, 1f, 9_007_199_254_740_994.0, Json("true"),
        ],
        [FieldKind.Real] =
        [
            .. Dates, .. Words, ulong.MaxValue, true, Guid.Empty, new byte[8], 9_007_199_254_740_993L, 0.12345678901234567890m,
            decimal.MaxValue, Json("9007199254740993"),
        ],
        [FieldKind.Boolean] = [.. Dates, .. Words, .. Fractions, .. Huge, 2, -1, 1.0, 1m, 1f, DayOfWeek.Friday, Guid.Empty, Json("2")],
        [FieldKind.Decimal] =
        [
            .. Dates, .. Words, .. Huge, 1.005m, 0.001m, decimal.MinValue, decimal.MaxValue, 1.5, 1f, true, long.MaxValue,
            Json("1.005"),
        ],
        [FieldKind.Moment] =
        [
            .. Words, .. Fractions, .. Huge, new DateTime(2025, 11, 7), DateOnly.MinValue, TimeSpan.Zero, 0L, true,
            Json("\"2025-11-07\""),
        ],
        [FieldKind.Clock] =
        [
            .. Words, .. Fractions, .. Huge, "2025-11-07T09:30:15Z", "2025-13-01", "now", DateTimeOffset.UnixEpoch, TimeOnly.MinValue,
            0L, true,
        ],
        [FieldKind.Day] = [.. Words, .. Fractions, .. Huge, DateTime.UnixEpoch, "2025-11-07", TimeSpan.Zero, 20_251_107],
        [FieldKind.Hour] = [.. Words, .. Fractions, .. Huge, DateTime.UnixEpoch, TimeSpan.Zero, "09:30", 0],
        [FieldKind.Length] = [.. Words, .. Fractions, .. Huge, TimeOnly.MinValue, "00:00:01", 1L],
        [FieldKind.Reference] = [.. Words, .. Fractions, .. Huge, .. Dates, new byte[16], "6f9619ff-8b86-d011-b42d", 1],
        [FieldKind.Bytes] = [.. Words, .. Fractions, .. Huge, .. Dates, "AAEC", new[] { 1 }, 1, Guid.Empty],
    };

    public object Value(FieldKind kind) => random.Next(3) == 0 ? Pick(Nowhere) : Pick(Pools[kind]);

    /// <summary>Gives what is no list of values.</summary>
    public object NoList() => Pick(NoLists);

    private object Pick(object[] items) => items[random.Next(items.Length)];

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
