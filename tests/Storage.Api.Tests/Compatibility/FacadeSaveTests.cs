using Storage.Api.Compatibility;
using Storage.Core;

namespace Storage.Api.Tests;

public sealed class FacadeSaveTests : IAsyncLifetime
{
    private SqliteStorage _storage = null!;
    private DatabaseApi _db = null!;

    public async Task InitializeAsync()
    {
        _storage = await TestStorage.OpenAsync();
        _db = new DatabaseApi(_storage);
    }

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task Without_a_key_the_data_is_inserted()
    {
        var first = await _db.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person("p1", ("nickname", "小李"))));
        var second = await _db.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person("p2", ("nickname", "小李"))));

        first["id"].Should().Be(1L);
        second["id"].Should().Be(2L);
        first["attitude"].Should().Be(50L, "that is the column's default");
        first.Should().Equal(await Find("p1"));
    }

    [Fact]
    public async Task An_insert_of_a_value_that_is_there_fails()
    {
        await _db.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person("p1")));

        var act = async () => await _db.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person("p1")));

        (await act.Should().ThrowAsync<ConstraintException>()).Which.Kind.Should().Be(ConstraintKind.Unique);
        (await _db.CountAsync("PersonInfo")).Should().Be(1);
    }

    [Fact]
    public async Task A_save_by_a_unique_key_inserts_and_then_updates()
    {
        var inserted = await Save("p1", "old");
        var updated = await Save("p1", "new");

        inserted["nickname"].Should().Be("old");
        updated["nickname"].Should().Be("new");
        updated["id"].Should().Be(inserted["id"]);
        updated.Should().Equal(await Find("p1"));
        (await _db.CountAsync("PersonInfo")).Should().Be(1);
    }

    [Fact]
    public async Task A_save_by_a_key_that_several_rows_have_updates_the_first_by_id()
    {
        foreach (var id in new[] { "p1", "p2", "p3" })
        {
            await _db.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person(id, ("nickname", id == "p1" ? "other" : "twin"))));
        }

        var saved = await _db.SaveAsync("PersonInfo", Facade.Save("nickname", "twin", ("impression", "kind")));

        saved["person_id"].Should().Be("p2");
        (await _db.ColumnAsync("PersonInfo", "impression")).Should().Equal([null, "kind", null]);
    }

    [Fact]
    public async Task A_save_by_the_primary_key_updates_that_row()
    {
        await Save("p1", "one");
        await Save("p2", "two");

        var saved = await _db.SaveAsync("PersonInfo", Facade.Save("id", 2, ("nickname", "TWO"), ("id", 2L)));

        saved["person_id"].Should().Be("p2");
        (await _db.ColumnAsync("PersonInfo", "nickname")).Should().Equal("one", "TWO");
    }

    [Fact]
    public async Task A_save_by_a_primary_key_that_is_not_there_inserts_with_it()
    {
        var saved = await _db.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person("p9")) { KeyField = "id", KeyValue = 77 });

        saved["id"].Should().Be(77L);
        (await Find("p9"))!["id"].Should().Be(77L);
    }

    [Fact]
    public async Task Partial_data_updates_an_existing_row_and_leaves_its_other_columns()
    {
        var person = Facade.Person("p1", ("nickname", "小李"), ("impression", "kind"), ("attitude", 80));
        await _db.SaveAsync("PersonInfo", new DatabaseSave(person));

        var saved = await _db.SaveAsync("PersonInfo", Facade.Save("person_id", "p1", ("impression", null)));

        saved["impression"].Should().BeNull();
        saved["nickname"].Should().Be("小李");
        saved["attitude"].Should().Be(80L, "a default is for new rows");
        saved["user_id"].Should().Be("p1");
    }

    [Fact]
    public async Task Partial_data_for_a_row_that_is_not_there_is_refused_by_the_columns_it_lacks()
    {
        var save = Facade.Save("person_id", "p1", ("impression", "kind"));

        var refusal = await Facade.RefusalAsync(async () => await _db.SaveAsync("PersonInfo", save));

        refusal.Message.Should().ContainAll("PersonInfo", "platform", "user_id").And.NotContainAny("nickname", "person_id");
        (await _db.CountAsync("PersonInfo")).Should().Be(0);
    }

    [Fact]
    public async Task The_key_is_merged_into_what_is_inserted()
    {
        var saved = await _db.SaveAsync("PersonInfo", Facade.Save("person_id", "p1", ("platform", "wechat"), ("user_id", "u1")));

        saved["person_id"].Should().Be("p1");
        (await _db.ColumnAsync("PersonInfo", "person_id")).Should().Equal("p1");
    }

    [Fact]
    public async Task Data_that_is_the_key_alone_leaves_the_row_as_it_was()
    {
        var inserted = await Save("p1", "one");

        (await _db.SaveAsync("PersonInfo", Facade.Save("person_id", "p1", ("person_id", "p1")))).Should().Equal(inserted);
    }

    [Fact]
    public async Task Data_that_is_the_primary_key_alone_leaves_the_row_as_it_was()
    {
        var inserted = await Save("p1", "one");

        (await _db.SaveAsync("PersonInfo", Facade.Save("id", 1, ("id", 1)))).Should().Equal(inserted);
    }

    [Fact]
    public async Task Data_may_give_the_key_another_value()
    {
        var inserted = await Save("p1", "one");

        var renamed = await _db.SaveAsync("PersonInfo", Facade.Save("person_id", "p1", ("person_id", "p2")));

        renamed["id"].Should().Be(inserted["id"]);
        (await _db.ColumnAsync("PersonInfo", "person_id")).Should().Equal("p2");
    }

    [Fact]
    public async Task A_save_that_is_wrong_is_refused_and_stores_nothing()
    {
        var data = Facade.Person("p1");
        (DatabaseSave Save, string Why)[] wrong =
        [
            (new(data) { KeyField = "person_id" }, "*null*"),
            (new(data) { KeyField = "person_id", KeyValue = null }, "*PersonInfo*person_id*null*"),
            (new(data) { KeyValue = "p1" }, "*key value*key field*"),
            (new(data) { KeyField = "personid", KeyValue = "p1" }, "*'personid'*person_id*"),
            (new(data) { KeyField = string.Empty, KeyValue = "p1" }, "*''*"),
            (new(data) { KeyField = "person_id", KeyValue = 1.5 }, "*person_id*Double*"),
            (new(Facade.Fields()), "*needs data*"),
            (new(null!), "*needs data*"),
            (new(Facade.Fields()) { KeyField = "person_id", KeyValue = "p1" }, "*needs data*"),
            (new(Facade.Person("p1", ("nickame", "x"))) { KeyField = "person_id", KeyValue = "p1" }, "*'nickame'*nickname*"),
            (new(Facade.Person("p1", ("platform", null))) { KeyField = "person_id", KeyValue = "p1" }, "*platform*no null*"),
            (new(Facade.Person("p1", ("attitude", "high"))) { KeyField = "person_id", KeyValue = "p1" }, "*attitude*String*"),
            (new(Facade.Person("p1", ("id", 7))) { KeyField = "id", KeyValue = 8 }, "*id*"),
        ];

        foreach (var (save, why) in wrong)
        {
            (await Facade.RefusalAsync(async () => await _db.SaveAsync("PersonInfo", save))).Message.Should().Match(why);
        }

        var model = await Facade.RefusalAsync(async () => await _db.SaveAsync("Person", new DatabaseSave(data)));
        model.Message.Should().Contain("PersonInfo");
        (await Facade.RefusalAsync(async () => await _db.SaveAsync("PersonInfo", null!))).ParamName.Should().Be("save");
        (await _db.CountAsync("PersonInfo")).Should().Be(0);
    }

    private ValueTask<IReadOnlyDictionary<string, object?>> Save(string id, string nickname) => _db.SaveAsync(
        "PersonInfo", new DatabaseSave(Facade.Person(id, ("nickname", nickname))) { KeyField = "person_id", KeyValue = id });

    private ValueTask<IReadOnlyDictionary<string, object?>?> Find(string id) =>
        _db.GetSingleAsync("PersonInfo", Facade.Fields(("person_id", id)));
}
