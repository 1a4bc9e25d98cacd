using Storage.Api.Compatibility;
using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>What a host adds: routes, its own models, typed filters from dictionaries.</summary>
public sealed class FacadeRouteTests
{
    [Fact]
    public async Task A_route_answers_for_its_model_alone()
    {
        await using var storage = await TestStorage.OpenAsync();
        var route = new RecordingRoute();
        var db = new DatabaseApi(storage, Routed("PersonInfo", route));
        await storage.Repository<PersonInfo>().InsertAsync(Samples.Person("stored"));
        await storage.Repository<ChatStream>().InsertAsync(Samples.Stream("s1"));

        var people = await db.GetAsync("PersonInfo", Facade.Fields(("anything", "goes")));
        var streams = await db.GetAsync("ChatStreams");

        people.Should().ContainSingle().Which["routed"].Should().Be("PersonInfo");
        streams.Should().ContainSingle().Which["stream_id"].Should().Be("s1");
        route.Queries.Should().ContainSingle().Which.Filters.Should().ContainKey("anything", "the host is given what the caller gave");
    }

    [Fact]
    public async Task A_route_takes_every_kind_of_call_on_its_model()
    {
        var route = new RecordingRoute();
        var db = new DatabaseApi(new UntouchableStorage(), Routed("ActionRecords", route));

        await db.QueryAsync("ActionRecords", new DatabaseQuery { QueryType = "upsert" });
        await db.GetSingleAsync("ActionRecords", orderBy: "-time");
        await db.SaveAsync("ActionRecords", new DatabaseSave(Facade.Fields(("a", 1))));
        await db.StoreActionInfoAsync(new ActionInfo { ThinkingId = "t1" });

        route.Queries.Select(query => query.QueryType).Should().Equal("upsert", "get");
        route.Queries[1].SingleResult.Should().BeTrue();
        route.Queries[1].OrderBy.Should().Equal("-time");
        route.Saves.Select(save => save.KeyField).Should().Equal(null, "action_id");
        route.Saves[1].KeyValue.Should().Be("t1");
    }

    [Fact]
    public async Task A_route_answers_inside_sessions_too()
    {
        await using var storage = await TestStorage.OpenAsync();
        var route = new RecordingRoute();
        var db = new DatabaseApi(storage, Routed("PersonInfo", route));

        await db.SessionAsync(async (inner, _, token) => await inner.SaveAsync("PersonInfo", new DatabaseSave(Facade.Person("p1")), token));

        route.Saves.Should().ContainSingle();
        (await storage.Repository<PersonInfo>().Query().CountAsync()).Should().Be(0);
    }

    [Fact]
    public void A_route_for_no_model_is_refused_at_once()
    {
        var act = () => new DatabaseApi(new UntouchableStorage(), Routed("PersonInf", new RecordingRoute()));

        act.Should().Throw<ArgumentException>().WithMessage("*'PersonInf'*PersonInfo*");
    }

    [Fact]
    public async Task A_hosts_own_model_is_called_by_its_name()
    {
        await using var storage = await TestStorage.OpenAsync();
        var db = new DatabaseApi(storage, new DatabaseApiOptions { Models = [DatabaseModel.Of<Badge>("Badges")] });

        await db.QueryAsync("Badges", Facade.Create(Facade.Fields(("name", "gold"), ("uses", 3))));
        await db.SaveAsync("Badges", Facade.Save("name", "gold", ("owner", "p1")));
        await db.SaveAsync("Badges", Facade.Save("name", "tin", ("uses", 0)));

        (await db.GetAsync("Badges", orderBy: "-uses")).Select(row => row["name"]).Should().Equal("gold", "tin");
        (await storage.Repository<Badge>().FindAsync("gold")).Should().Be(new Badge { Name = "gold", Owner = "p1", Uses = 3 });
        (await Facade.RefusalAsync(async () => await new DatabaseApi(storage).GetAsync("Badges"))).Message.Should().Contain("'Badges'");
        (await Facade.RefusalAsync(async () => await db.GetAsync("Badge"))).Message.Should().Contain("Near: Badges");
    }

    [Fact]
    public async Task A_hosts_model_takes_the_place_of_one_of_the_same_name()
    {
        await using var storage = await TestStorage.OpenAsync();
        var db = new DatabaseApi(storage, new DatabaseApiOptions { Models = [DatabaseModel.Of<Badge>("Emoji")] });

        await db.SaveAsync("Emoji", new DatabaseSave(Facade.Fields(("name", "gold"), ("uses", 1))));

        (await storage.Repository<Badge>().Query().CountAsync()).Should().Be(1);
        ModelMapping.Models["Emoji"].Map.EntityType.Should().Be<Emoji>("another's options change no mapping");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void A_model_without_a_name_is_refused(string? name)
    {
        var act = () => DatabaseModel.Of<Badge>(name!);

        act.Should().Throw<ArgumentException>().WithParameterName(nameof(name));
    }

    // the obsolete call is what is tested
#pragma warning disable CS0618
    [Fact]
    public async Task Conditions_on_a_dictionary_give_a_typed_filter()
    {
        await using var storage = await TestStorage.OpenAsync();
        await storage.Repository<Message>().InsertManyAsync(Samples.Messages(10));

        var filter = DatabaseApi.BuildFilters<Message>(Facade.Fields(("chat_id", "chat"), ("time", Facade.Fields(("$gt", 1_700_000_006)))));

        (await storage.Query<Message>().Where(filter).CountAsync()).Should().Be(3);
        (await storage.Query<Message>().Where(filter & (Message.Columns.Time < 1_700_000_009)).CountAsync()).Should().Be(2);
        DatabaseApi.BuildFilters<Message>(null).Should().Be(Filter<Message>.All);
        DatabaseApi.BuildFilters<Message>(Facade.Fields()).Should().Be(Filter<Message>.All);
        var typo = () => DatabaseApi.BuildFilters<Message>(Facade.Fields(("tiem", 1)));
        typo.Should().Throw<ArgumentException>().WithMessage("*'Message'*time*");
    }
#pragma warning restore CS0618

    private static DatabaseApiOptions Routed(string model, RecordingRoute route) =>
        new() { Routes = new Dictionary<string, IModelRoute> { [model] = route } };
}
