using Storage.Api.Compatibility;
using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>What the predecessor did wrong under the same names, by the numbers of its list of defects.</summary>
public sealed class FacadeDefectTests
{
    [Fact]
    public async Task D1_what_a_session_wrote_is_committed()
    {
        using var file = new FacadeFile();
        await using (var storage = await file.OpenAsync())
        {
            var save = new DatabaseSave(Facade.Person("p1"));
            await new DatabaseApi(storage).SessionAsync((db, _, token) => db.SaveAsync("PersonInfo", save, token));
        }

        await using var again = await file.OpenAsync();
        (await new DatabaseApi(again).CountAsync("PersonInfo")).Should().Be(1);
    }

    [Fact]
    public async Task D1_what_a_call_wrote_is_committed()
    {
        using var file = new FacadeFile();
        await using (var storage = await file.OpenAsync())
        {
            var db = new DatabaseApi(storage);
            await db.QueryAsync("PersonInfo", Facade.Create(Facade.Person("p1")));
            await db.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person("p2")));
            await db.QueryAsync("PersonInfo", Update(Facade.Fields(("person_id", "p1"))));
            await db.QueryAsync("PersonInfo", Delete(Facade.Fields(("person_id", "p2"))));
        }

        await using var again = await file.OpenAsync();
        (await new DatabaseApi(again).ColumnAsync("PersonInfo", "nickname")).Should().Equal("changed");
    }

    [Fact]
    public async Task D10_a_save_of_an_existing_key_updates_its_row()
    {
        await using var storage = await TestStorage.OpenAsync();
        var db = new DatabaseApi(storage);
        await db.SaveAsync("PersonInfo", Facade.Save("person_id", "p1", ("platform", "wechat"), ("user_id", "u1"), ("nickname", "old")));

        var saved = await db.SaveAsync("PersonInfo", Facade.Save("person_id", "p1", ("nickname", "new")));

        saved["nickname"].Should().Be("new");
        (await db.ColumnAsync("PersonInfo", "nickname")).Should().Equal("new");
    }

    [Fact]
    public async Task D10_update_and_delete_meet_every_match_and_answer_with_their_number()
    {
        await using var storage = await TestStorage.OpenAsync();
        var db = new DatabaseApi(storage);
        await storage.Repository<Message>().InsertManyAsync([.. Samples.Messages(20, "a"), .. Samples.Messages(5, "b")]);
        var (inA, isEmoji) = (Facade.Fields(("chat_id", "a")), Facade.Fields(("is_emoji", true)));

        var updated = await db.QueryAsync("Messages", new DatabaseQuery { QueryType = "update", Filters = inA, Data = isEmoji });
        var deleted = await db.QueryAsync("Messages", Delete(Facade.Fields(("time", Facade.Fields(("$lt", 1_700_000_003))))));
        var left = await db.QueryAsync("Messages", new DatabaseQuery { QueryType = "count", Filters = isEmoji });

        updated.Value.Should().Be(20L);
        deleted.Value.Should().Be(6L);
        left.Value.Should().Be(17L);
    }

    [Fact]
    public async Task D11_a_typo_in_a_filter_field_changes_nothing()
    {
        await using var storage = await TestStorage.OpenAsync();
        var db = new DatabaseApi(storage);
        await storage.Repository<PersonInfo>().InsertManyAsync([Samples.Person("p1"), Samples.Person("p2")]);
        var before = await db.GetAsync("PersonInfo", orderBy: "id");
        Dictionary<string, object?>[] typos =
        [
            Facade.Fields(("persn_id", "p1")),
            Facade.Fields(("person_id", "p1"), ("platfrom", "wechat")),
            Facade.Fields(("person_id", Facade.Fields(("$eqq", "p1")))),
            Facade.Fields(("Person_id", "p1")),
        ];

        foreach (var typo in typos)
        {
            await Facade.RefusalAsync(async () => await db.QueryAsync("PersonInfo", Update(typo)));
            await Facade.RefusalAsync(async () => await db.QueryAsync("PersonInfo", Delete(typo)));
            await Facade.RefusalAsync(async () => await db.GetAsync("PersonInfo", typo));
        }

        (await db.GetAsync("PersonInfo", orderBy: "id")).Should().BeEquivalentTo(before, options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task D11_a_wrong_call_touches_no_storage()
    {
        var db = new DatabaseApi(new UntouchableStorage());

        foreach (var promise in FacadeContract.Cases.Values.Where(promise => promise.Answer.StartsWith("refused")))
        {
            await Facade.RefusalAsync(async () => await db.QueryAsync(promise.Model, promise.Query));
        }
    }

    [Fact]
    public async Task D15_failures_are_thrown()
    {
        var storage = await TestStorage.OpenAsync();
        var db = new DatabaseApi(storage);
        await storage.DisposeAsync();
        Func<Task>[] calls =
        [
            async () => await db.QueryAsync("PersonInfo"),
            async () => await db.GetAsync("PersonInfo"),
            async () => await db.GetSingleAsync("PersonInfo"),
            async () => await db.CountAsync("PersonInfo"),
            async () => await db.QueryAsync("PersonInfo", Facade.Create(Facade.Person("p1"))),
            async () => await db.QueryAsync("PersonInfo", Update(Facade.Fields(("id", 1)))),
            async () => await db.QueryAsync("PersonInfo", Delete(Facade.Fields(("id", 1)))),
            async () => await db.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person("p1"))),
            async () => await db.SaveAsync("PersonInfo", Facade.Save("person_id", "p1", ("nickname", "x"))),
            async () => await db.StoreActionInfoAsync(new ActionInfo()),
            async () => await db.SessionAsync((_, _, _) => ValueTask.FromResult(1)),
        ];

        foreach (var call in calls)
        {
            (await call.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Closed);
        }
    }

    private static DatabaseQuery Update(Dictionary<string, object?> filters) =>
        new() { QueryType = QueryTypes.Update, Filters = filters, Data = Facade.Fields(("nickname", "changed")) };

    private static DatabaseQuery Delete(Dictionary<string, object?> filters) => new() { QueryType = QueryTypes.Delete, Filters = filters };
}
