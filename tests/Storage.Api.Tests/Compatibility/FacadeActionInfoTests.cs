using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Storage.Api.Compatibility;
using Storage.Core;

namespace Storage.Api.Tests;

public sealed class FacadeActionInfoTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddSeconds(1_700_000_000).AddTicks(1_234_560));
    private SqliteStorage _storage = null!;
    private DatabaseApi _db = null!;

    public async Task InitializeAsync()
    {
        _storage = await TestStorage.OpenAsync();
        _db = new DatabaseApi(_storage, time: _clock);
    }

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task An_action_is_stored_with_its_stream_and_the_time()
    {
        var row = await _db.StoreActionInfoAsync(new ActionInfo
        {
            ChatStream = Samples.Stream("s1") with { Platform = "qq" },
            ActionBuildIntoPrompt = true,
            ActionPromptDisplay = "回复了小明",
            ActionDone = false,
            ThinkingId = "t1",
            ActionName = "reply",
        });

        row["action_id"].Should().Be("t1");
        row["time"].Should().Be(1_700_000_000.123456);
        row["action_name"].Should().Be("reply");
        row["action_data"].Should().Be("{}");
        row["action_done"].Should().Be(false);
        row["action_build_into_prompt"].Should().Be(true);
        row["action_prompt_display"].Should().Be("回复了小明");
        row["chat_id"].Should().Be("s1");
        row["chat_info_stream_id"].Should().Be("s1");
        row["chat_info_platform"].Should().Be("qq");
        row.Should().Equal(await _db.GetSingleAsync("ActionRecords"));
    }

    [Fact]
    public async Task Without_a_stream_its_columns_are_empty_texts()
    {
        var row = await _db.StoreActionInfoAsync(new ActionInfo());

        row["chat_id"].Should().Be(string.Empty);
        row["chat_info_stream_id"].Should().Be(string.Empty);
        row["chat_info_platform"].Should().Be(string.Empty);
        row["action_done"].Should().Be(true, "that is the default of store_action_info");
        row["action_build_into_prompt"].Should().Be(false);
    }

    [Fact]
    public async Task Without_a_thinking_id_the_id_is_the_time_in_microseconds()
    {
        var first = await _db.StoreActionInfoAsync(new ActionInfo());
        _clock.Advance(TimeSpan.FromMicroseconds(1));
        var second = await _db.StoreActionInfoAsync(new ActionInfo());

        first["action_id"].Should().Be("1700000000123456");
        second["action_id"].Should().Be("1700000000123457");
        (await _db.CountAsync("ActionRecords")).Should().Be(2);
    }

    [Fact]
    public async Task A_second_action_of_one_thought_is_written_over_the_first()
    {
        var first = await _db.StoreActionInfoAsync(new ActionInfo { ThinkingId = "t1", ActionName = "think", ActionDone = false });
        _clock.Advance(TimeSpan.FromSeconds(5));

        var second = await _db.StoreActionInfoAsync(new ActionInfo { ThinkingId = "t1", ActionName = "reply" });

        second["id"].Should().Be(first["id"]);
        second["action_name"].Should().Be("reply");
        second["action_done"].Should().Be(true);
        second["time"].Should().Be((double)first["time"]! + 5);
        (await _db.CountAsync("ActionRecords")).Should().Be(1);
    }

    [Fact]
    public async Task Data_is_stored_as_json()
    {
        var row = await StoreAsync(Facade.Fields(
            ("text", "你好，“世界”😀 <b>&'\\\n"),
            ("whole", long.MinValue),
            ("large", ulong.MaxValue),
            ("real", 0.1),
            ("exact", 1.10m),
            ("flag", true),
            ("nothing", null),
            ("list", new object?[] { 1, "二", null, new List<string> { "x" } }),
            ("nested", Facade.Fields(("内", Facade.Fields(("deeper", Array.Empty<int>())))))));

        ((string)row["action_data"]!).Should().Contain("你好").And.Contain("二").And.Contain("内", "people read it in the database");
        using var json = JsonDocument.Parse((string)row["action_data"]!);
        var root = json.RootElement;
        root.GetProperty("text").GetString().Should().Be("你好，“世界”😀 <b>&'\\\n");
        root.GetProperty("whole").GetInt64().Should().Be(long.MinValue);
        root.GetProperty("large").GetUInt64().Should().Be(ulong.MaxValue);
        root.GetProperty("real").GetDouble().Should().Be(0.1);
        root.GetProperty("exact").GetDecimal().Should().Be(1.1m);
        root.GetProperty("flag").GetBoolean().Should().BeTrue();
        root.GetProperty("nothing").ValueKind.Should().Be(JsonValueKind.Null);
        root.GetProperty("list").GetRawText().Should().Be("[1,\"二\",null,[\"x\"]]");
        root.GetProperty("nested").GetProperty("内").GetProperty("deeper").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Json_among_the_data_is_stored_as_it_is()
    {
        const string Json = """{"id":18446744073709551615,"price":0.12345678901234567890,"名":["小明",null,false]}""";
        using var document = JsonDocument.Parse(Json);

        var row = await StoreAsync(Facade.Fields(("given", document.RootElement)));

        row["action_data"].Should().Be($$"""{"given":{{Json}}}""");
    }

    [Fact]
    public async Task Dictionaries_of_other_values_are_objects_too()
    {
        var row = await StoreAsync(Facade.Fields(
            ("texts", new Dictionary<string, string> { ["名"] = "小明" }),
            ("numbers", new Dictionary<string, int> { ["n"] = 1 })));

        row["action_data"].Should().Be("""{"texts":{"名":"小明"},"numbers":{"n":1}}""");
    }

    [Fact]
    public async Task Data_that_json_has_no_form_for_is_refused()
    {
        var circle = new List<object?>();
        circle.Add(circle);
        object[] refused = [double.NaN, double.PositiveInfinity, float.NaN, new object(), DateTime.UnixEpoch, Mood.Busy, circle];

        foreach (var value in refused)
        {
            await Facade.RefusalAsync(async () => await StoreAsync(Facade.Fields(("value", value))));
        }

        (await _db.CountAsync("ActionRecords")).Should().Be(0);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_among_the_data_is_refused()
    {
        await Facade.RefusalAsync(async () => await StoreAsync(Facade.Fields(("text", "小明\uD83D"))));
        await Facade.RefusalAsync(async () => await StoreAsync(Facade.Fields(("小明\uDE00", 1))));
        (await _db.CountAsync("ActionRecords")).Should().Be(0);
    }

    [Fact]
    public async Task An_action_has_to_be_given() =>
        (await Facade.RefusalAsync(async () => await _db.StoreActionInfoAsync(null!))).ParamName.Should().Be("action");

    private ValueTask<IReadOnlyDictionary<string, object?>> StoreAsync(Dictionary<string, object?> data) =>
        _db.StoreActionInfoAsync(new ActionInfo { ThinkingId = "t", ActionData = data });
}
