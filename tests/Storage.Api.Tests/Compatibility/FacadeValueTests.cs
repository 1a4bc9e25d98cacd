using Storage.Api.Compatibility;
using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>Values that come back as they were given, or are refused.</summary>
public sealed class FacadeValueTests : IAsyncLifetime
{
    private static readonly DateTime Last = StoredForm.AsLocalDateTime(DateTime.MaxValue);

    private SqliteStorage _storage = null!;
    private DatabaseApi _db = null!;

    public static TheoryData<string, object?, object?> Kept => new()
    {
        { "text", "", "" },
        { "text", "\0", "\0" },
        { "text", "a\0b", "a\0b" },
        { "text", "'; DROP TABLE specimens; --", "'; DROP TABLE specimens; --" },
        { "text", "小明😀\uFFFF\u202E", "小明😀\uFFFF\u202E" },
        { "text", new string('文', 350_000), new string('文', 350_000) },
        { "text", 'x', "x" },
        { "text", ulong.MaxValue, "18446744073709551615" },
        { "text", -5, "-5" },
        { "maybe_text", null, null },
        { "number", long.MinValue, long.MinValue },
        { "number", long.MaxValue, long.MaxValue },
        { "number", uint.MaxValue, 4294967295L },
        { "number", 9007199254740992.0, 9007199254740992L },
        { "number", Mood.Cross, 2L },
        { "real", double.Epsilon, double.Epsilon },
        { "real", double.MaxValue, double.MaxValue },
        { "real", double.MinValue, double.MinValue },
        { "real", -0.0, 0.0 },
        { "real", double.PositiveInfinity, double.PositiveInfinity },
        { "real", double.NegativeInfinity, double.NegativeInfinity },
        { "real", 0.1m, 0.1 },
        { "real", 0.1f, (double)0.1f },
        { "real", 3, 3.0 },
        { "flag", true, true },
        { "flag", 1, true },
        { "flag", (byte)0, false },
        { "price", 12.50m, 12.5m },
        { "price", 92233720368547758.07m, 92233720368547758.07m },
        { "price", -3, -3m },
        { "moment", DateTimeOffset.MinValue, DateTimeOffset.MinValue },
        { "moment", DateTimeOffset.UnixEpoch.ToOffset(TimeSpan.FromHours(8)), DateTimeOffset.UnixEpoch },
        { "moment", DateTime.UnixEpoch, DateTimeOffset.UnixEpoch },
        { "clock", DateTime.MinValue, DateTime.MinValue },
        { "clock", DateTime.MaxValue, Last },
        { "clock", new DateOnly(2025, 11, 7), new DateTime(2025, 11, 7) },
        { "clock", "2025-11-07T09:30:15.5", new DateTime(2025, 11, 7, 9, 30, 15, 500) },
        { "day", DateOnly.MaxValue, DateOnly.MaxValue },
        { "hour", TimeOnly.MinValue, TimeOnly.MinValue },
        { "length", TimeSpan.FromDays(-1), TimeSpan.FromDays(-1) },
        { "reference", "6F9619FF-8B86-D011-B42D-00C04FC964FF", new Guid("6f9619ff-8b86-d011-b42d-00c04fc964ff") },
        { "bytes", new byte[] { 0, 255 }, new byte[] { 0, 255 } },
        { "bytes", Array.Empty<byte>(), Array.Empty<byte>() },
    };

    public static TheoryData<string, object> Refused => new()
    {
        { "text", "\uD83D" },
        { "text", "a\uDE00\uD83Db" },
        { "text", 1.5 },
        { "text", Mood.Calm },
        { "number", ulong.MaxValue },
        { "number", 9007199254740994.0 },
        { "number", "1" },
        { "number", true },
        { "real", double.NaN },
        { "real", float.NaN },
        { "real", 9007199254740993L },
        { "real", 0.12345678901234567890m },
        { "flag", "true" },
        { "flag", 1.0 },
        { "price", 1.005m },
        { "price", 0.5 },
        { "price", decimal.MaxValue },
        { "price", long.MaxValue },
        { "moment", new DateTime(2025, 11, 7, 0, 0, 0, DateTimeKind.Unspecified) },
        { "clock", "2025-11-07 09:30:15Z" },
        { "clock", "now" },
        { "clock", DateTimeOffset.UnixEpoch },
        { "day", DateTime.UnixEpoch },
        { "hour", TimeSpan.Zero },
        { "length", 5 },
        { "reference", "no id" },
        { "bytes", "AAEC" },
        { "bytes", DBNull.Value },
    };

    public async Task InitializeAsync()
    {
        _storage = await FacadeValueDatabase.OpenAsync();
        _db = new DatabaseApi(_storage, FacadeValueDatabase.Options);
    }

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task A_value_comes_back_as_it_was_given(string field, object? given, object? expected)
    {
        var created = (await _db.QueryAsync("Specimens", Facade.Create(Facade.Fields(("text", "t"), (field, given))))).Row!;

        created[field].Should().BeEquivalentTo(expected);
        (await _db.GetSingleAsync("Specimens"))![field].Should().BeEquivalentTo(expected, options => options.RespectingRuntimeTypes());
        (await _db.CountAsync("Specimens", Facade.Fields((field, given)))).Should().Be(1, "the row is found by what it was given");
        (await _db.CountAsync("Specimens", Facade.Fields((field, expected)))).Should().Be(1, "the row is found by what it has");
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_value_that_would_come_back_changed_is_refused(string field, object value)
    {
        Task Create() => _db.QueryAsync("Specimens", Facade.Create(Facade.Fields(("text", "t"), (field, value)))).AsTask();
        Task Find() => _db.GetAsync("Specimens", Facade.Fields((field, value))).AsTask();
        Task FindOne() => _db.GetAsync("Specimens", Facade.Fields((field, Facade.Fields(("$in", new[] { value }))))).AsTask();
        Task Save() => _db.SaveAsync("Specimens", Facade.Save("text", "t", (field, value))).AsTask();

        foreach (var call in new[] { Create, Find, FindOne, Save })
        {
            (await Facade.RefusalAsync(call)).Message.Should().Contain($"'{field}'");
        }

        (await _db.CountAsync("Specimens")).Should().Be(0);
    }
}
