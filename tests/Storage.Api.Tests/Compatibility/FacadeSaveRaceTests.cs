using Storage.Api.Compatibility;
using Storage.Core;

namespace Storage.Api.Tests;

using Row = IReadOnlyDictionary<string, object?>;

public sealed class FacadeSaveRaceTests
{
    private const int Callers = 64;

    [Theory]
    [InlineData("person_id")]
    [InlineData("nickname")]
    public async Task Many_saves_of_one_new_key_at_once_make_one_row(string key)
    {
        await using var storage = await TestStorage.OpenAsync();
        var db = new DatabaseApi(storage);

        var saved = await AtOnceAsync(caller => db.SaveAsync("PersonInfo", NewPerson(key, caller)));

        (await db.CountAsync("PersonInfo")).Should().Be(1);
        saved.Select(row => row["id"]).Distinct().Should().ContainSingle();
        saved.Select(row => row["attitude"]).Should().OnlyHaveUniqueItems("each caller gets the row as its own save left it");
    }

    [Fact]
    public async Task Many_saves_of_one_new_key_at_once_in_sessions_make_one_row()
    {
        await using var storage = await TestStorage.OpenAsync();
        var db = new DatabaseApi(storage);

        await AtOnceAsync(caller => db.SessionAsync(
            (inner, _, token) => inner.SaveAsync("PersonInfo", NewPerson("nickname", caller), token)));

        (await db.CountAsync("PersonInfo")).Should().Be(1);
    }

    private static DatabaseSave NewPerson(string key, int caller) =>
        new(Facade.Person("new", ("nickname", "new"), ("attitude", caller))) { KeyField = key, KeyValue = "new" };

    private static async Task<Row[]> AtOnceAsync(Func<int, ValueTask<Row>> save)
    {
        using var start = new Barrier(Callers);
        return await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Factory.StartNew(
            async () =>
            {
                start.SignalAndWait();
                return await save(caller);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }
}
