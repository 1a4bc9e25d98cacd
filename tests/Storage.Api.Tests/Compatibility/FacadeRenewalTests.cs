using Microsoft.Extensions.Time.Testing;
using Storage.Api.Compatibility;
using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>Times that rows are given by themselves: when they are made, and when they change.</summary>
public sealed class FacadeRenewalTests : IAsyncLifetime
{
    private static readonly DateTime Made = new(2025, 11, 7, 16, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime Later = new(2025, 11, 7, 17, 0, 0, DateTimeKind.Unspecified);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 11, 7, 8, 0, 0, TimeSpan.Zero));
    private SqliteStorage _storage = null!;
    private DatabaseApi _db = null!;

    public async Task InitializeAsync()
    {
        _clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("Shanghai", TimeSpan.FromHours(8), "Shanghai", "Shanghai"));
        _storage = await TestStorage.OpenAsync();
        _db = new DatabaseApi(_storage, time: _clock);
        await Save("monday", "[]");
        _clock.Advance(TimeSpan.FromHours(1));
    }

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task A_new_row_has_the_local_time_of_both() => await ExpectAsync("monday", "[]", made: Made, changed: Made);

    [Fact]
    public async Task A_created_row_has_the_local_time_of_both()
    {
        var row = (await _db.QueryAsync("Schedule", Facade.Create(Facade.Fields(("date", "tuesday"), ("schedule_data", "[]"))))).Row!;

        row["created_at"].Should().Be(Later);
        row["updated_at"].Should().Be(Later);
    }

    [Fact]
    public async Task A_save_renews_the_time_of_the_last_change()
    {
        var saved = await Save("monday", "[1]");

        saved["updated_at"].Should().Be(Later);
        await ExpectAsync("monday", "[1]", made: Made, changed: Later);
    }

    [Fact]
    public async Task A_save_that_gives_the_time_of_the_last_change_keeps_it()
    {
        var given = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Unspecified);

        await _db.SaveAsync("Schedule", Facade.Save("date", "monday", ("schedule_data", "[2]"), ("updated_at", given)));

        await ExpectAsync("monday", "[2]", made: Made, changed: given);
    }

    [Fact]
    public async Task An_update_renews_the_time_of_the_last_change_of_what_it_meets()
    {
        await Save("tuesday", "[]");
        _clock.Advance(TimeSpan.FromHours(1));

        var count = (await _db.QueryAsync("Schedule", Update("tuesday", ("schedule_data", "[3]")))).Count;

        count.Should().Be(1);
        await ExpectAsync("monday", "[]", made: Made, changed: Made);
        await ExpectAsync("tuesday", "[3]", made: Later, changed: Later.AddHours(1));
    }

    [Fact]
    public async Task An_update_that_gives_the_time_of_the_last_change_keeps_it()
    {
        await _db.QueryAsync("Schedule", Update("monday", ("updated_at", "2001-02-03 04:05:06")));

        await ExpectAsync("monday", "[]", made: Made, changed: new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Unspecified));
    }

    [Fact]
    public async Task A_change_that_is_refused_renews_nothing()
    {
        await Facade.RefusalAsync(async () => await _db.QueryAsync("Schedule", Update("monday", ("schedule_data", null))));
        await Facade.RefusalAsync(async () => await _db.SaveAsync("Schedule", Facade.Save("date", "monday", ("shedule_data", "[]"))));

        await ExpectAsync("monday", "[]", made: Made, changed: Made);
    }

    [Fact]
    public async Task Inside_a_session_the_clock_is_the_same()
    {
        await _db.SessionAsync(async (db, _, token) => await db.QueryAsync("Schedule", Update("monday", ("schedule_data", "[4]")), token));

        await ExpectAsync("monday", "[4]", made: Made, changed: Later);
    }

    [Fact]
    public async Task Unix_times_are_given_by_the_same_clock()
    {
        var data = Facade.Fields(("cache_key", "k"), ("cache_value", "v"), ("expires_at", 0), ("tool_name", "t"));

        var row = (await _db.QueryAsync("CacheEntries", Facade.Create(data))).Row!;

        row["created_at"].Should().Be((double)_clock.GetUtcNow().ToUnixTimeSeconds());
        row["last_accessed"].Should().Be(row["created_at"]);
    }

    private static DatabaseQuery Update(string date, params (string Name, object? Value)[] data) =>
        new() { QueryType = QueryTypes.Update, Filters = Facade.Fields(("date", date)), Data = Facade.Fields(data) };

    private ValueTask<IReadOnlyDictionary<string, object?>> Save(string date, string data) =>
        _db.SaveAsync("Schedule", Facade.Save("date", date, ("schedule_data", data)));

    private async Task ExpectAsync(string date, string data, DateTime made, DateTime changed)
    {
        var row = await _db.GetSingleAsync("Schedule", Facade.Fields(("date", date)));
        row!["schedule_data"].Should().Be(data);
        row["created_at"].Should().Be(made);
        row["updated_at"].Should().Be(changed);
    }
}
