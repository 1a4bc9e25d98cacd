using System.Text.Json;
using Storage.Api.Compatibility;
using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>Values and operators out of JSON and other dictionaries.</summary>
public sealed class FacadeJsonTests : IAsyncLifetime
{
    private SqliteStorage _storage = null!;
    private DatabaseApi _db = null!;

    public async Task InitializeAsync()
    {
        _storage = await FacadeValueDatabase.OpenAsync();
        _db = new DatabaseApi(_storage, FacadeValueDatabase.Options);
    }

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Theory]
    [InlineData("text", "\"小明\\u0000\"", "小明\0")]
    [InlineData("text", "42", "42")]
    [InlineData("maybe_text", "null", null)]
    [InlineData("number", "-9223372036854775808", long.MinValue)]
    [InlineData("number", "9007199254740993", 9007199254740993L)]
    [InlineData("number", "9223372036854775807", long.MaxValue)]
    [InlineData("number", "5.0", 5L)]
    [InlineData("real", "0.1", 0.1)]
    [InlineData("real", "3", 3.0)]
    [InlineData("flag", "true", true)]
    [InlineData("flag", "0", false)]
    public async Task A_json_value_is_what_it_means(string field, string json, object? expected)
    {
        var created = (await _db.QueryAsync("Specimens", Facade.Create(Facade.Fields(("text", "t"), (field, Json(json)))))).Row!;

        created[field].Should().Be(expected);
        (await _db.CountAsync("Specimens", Facade.Fields((field, Json(json))))).Should().Be(1);
        (await _db.CountAsync("Specimens", Facade.Fields((field, Json($$"""{"$in":[{{json}}]}"""))))).Should().Be(1);
    }

    [Fact]
    public async Task Json_objects_are_operators()
    {
        await InsertDigitsAsync();

        (await _db.CountAsync("Specimens", Facade.Fields(("number", Json("""{"$gt":2,"$lte":7,"$nin":[4,5.0]}"""))))).Should().Be(3);
        (await _db.CountAsync("Specimens", Facade.Fields(("number", Facade.Fields(("$in", Json("[1,2,30]"))))))).Should().Be(2);
        await Facade.RefusalAsync(async () => await _db.CountAsync("Specimens", Facade.Fields(("number", Json("{}")))));
        await Facade.RefusalAsync(async () => await _db.CountAsync("Specimens", Facade.Fields(("number", Json("[1,2]")))));
        await Facade.RefusalAsync(async () => await _db.CountAsync("Specimens", Facade.Fields(("number", Json("""{"$gt":1,"$gt":2}""")))));
    }

    [Fact]
    public async Task Operators_may_stand_in_a_dictionary_of_any_type()
    {
        await InsertDigitsAsync();

        (await _db.CountAsync("Specimens", Facade.Fields(("number", new Dictionary<string, int> { ["$gt"] = 7 })))).Should().Be(2);
        (await _db.CountAsync("Specimens", Facade.Fields(("text", new SortedList<string, string> { ["$gte"] = "8" })))).Should().Be(2);
        (await _db.CountAsync("Specimens", Facade.Fields(("number", new System.Collections.Hashtable { ["$lt"] = 3 })))).Should().Be(2);
    }

    [Theory]
    [InlineData("text", "\"\\ud83d\"")]
    [InlineData("text", "1.5")]
    [InlineData("number", "1.5")]
    [InlineData("number", "\"1\"")]
    [InlineData("number", "18446744073709551615")]
    [InlineData("real", "18446744073709551615")]
    [InlineData("real", "9007199254740993")]
    [InlineData("real", "1e999")]
    [InlineData("flag", "\"true\"")]
    [InlineData("clock", "\"2025-11-07T09:30:15+08:00\"")]
    [InlineData("bytes", "[1,2]")]
    public async Task A_json_value_that_would_come_back_changed_is_refused(string field, string json)
    {
        var data = Facade.Fields(("text", "t"), (field, Json(json)));

        await Facade.RefusalAsync(async () => await _db.QueryAsync("Specimens", Facade.Create(data)));
        await Facade.RefusalAsync(async () => await _db.CountAsync("Specimens", Facade.Fields((field, Json(json)))));
    }

    private async Task InsertDigitsAsync() => await _storage.Repository<Specimen>()
        .InsertManyAsync(Enumerable.Range(1, 9).Select(number => new Specimen { Text = $"{number}", Number = number }));

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
