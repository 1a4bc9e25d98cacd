using Storage.Api.Compatibility;

namespace Storage.Api.Tests;

public sealed class FacadeContractTests(ContractDatabase database) : IClassFixture<ContractDatabase>
{
    public static TheoryData<string> Cases => new(FacadeContract.Cases.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_call_answers_as_promised(string name)
    {
        var promise = FacadeContract.Cases[name];
        var db = await database.ResetAsync();

        var answer = await AnswerAsync(db, promise);

        answer.Should().Match(promise.Answer);
        (await database.LeftAsync()).Should().Be(promise.Left);
    }

    [Fact]
    public async Task Get_reads_by_filters_order_and_limit()
    {
        var db = await database.ResetAsync();

        var rows = await db.GetAsync("Messages", Facade.Fields(("chat_id", "b")), limit: 2, orderBy: "-time");

        rows.Select(row => row["message_id"]).Should().Equal("m6", "m5");
        (await db.GetAsync("Messages")).Should().HaveCount(8);
        (await db.GetAsync("Memory")).Should().BeEmpty();
    }

    [Fact]
    public async Task Get_single_reads_the_first_row_or_null()
    {
        var db = await database.ResetAsync();

        (await db.GetSingleAsync("Messages", orderBy: "-time"))!["message_id"].Should().Be("m8");
        (await db.GetSingleAsync("Messages", Facade.Fields(("message_id", "m2"))))!["chat_id"].Should().Be("a");
        (await db.GetSingleAsync("Messages", Facade.Fields(("message_id", "none")))).Should().BeNull();
        (await Facade.RefusalAsync(async () => await db.GetSingleAsync("Messages", orderBy: "tme"))).Message.Should().Contain("time");
    }

    [Fact]
    public async Task A_row_has_every_column_under_its_own_name_and_type()
    {
        var db = await database.ResetAsync();

        var row = await db.GetSingleAsync("Messages", Facade.Fields(("message_id", "m3")));

        row!.Keys.Should().Equal(ModelMapping.Models["Messages"].Map.Columns.Select(column => column.Name)).And.HaveCount(39);
        row["id"].Should().BeOfType<long>();
        row["time"].Should().Be(30.0);
        row["user_id"].Should().BeNull();
        row["interest_value"].Should().Be(0.25);
        row["is_mentioned"].Should().Be(false);
        row["memorized_times"].Should().Be(3L);
        row["processed_plain_text"].Should().Be("第30句");
    }

    [Fact]
    public async Task A_created_row_is_the_row_that_is_read_with_its_id_and_defaults()
    {
        var db = await database.ResetAsync();
        var query = FacadeContract.Cases["create answers the row"].Query;

        var created = (await db.QueryAsync("Messages", query)).Row;

        created!["id"].Should().BeOfType<long>().Which.Should().BePositive();
        created["memorized_times"].Should().Be(0L);
        created["is_emoji"].Should().Be(false);
        created["should_reply"].Should().Be(false);
        created["user_id"].Should().BeNull();
        created.Should().Equal(await db.GetSingleAsync("Messages", Facade.Fields(("message_id", "m9"))));
    }

    [Fact]
    public async Task A_result_says_what_it_is_when_it_is_taken_for_something_else()
    {
        var db = await database.ResetAsync();
        var rows = await db.QueryAsync("Messages");
        var row = await db.QueryAsync("Messages", new DatabaseQuery { SingleResult = true });
        var number = await db.QueryAsync("Messages", new DatabaseQuery { QueryType = QueryTypes.Count });

        rows.Invoking(it => it.Count).Should().Throw<InvalidOperationException>().WithMessage("*number*list of rows*");
        rows.Invoking(it => it.Row).Should().Throw<InvalidOperationException>().WithMessage("*row*list of rows*");
        row.Invoking(it => it.Rows).Should().Throw<InvalidOperationException>().WithMessage("*list of rows*a row*");
        number.Invoking(it => it.Row).Should().Throw<InvalidOperationException>().WithMessage("*a number*");
        DatabaseResult.OfRow(null).Invoking(it => it.Count).Should().Throw<InvalidOperationException>().WithMessage("*empty*");
    }

    [Fact]
    public void Every_model_of_the_predecessor_is_there_under_its_name() => ModelMapping.Models.Keys.Should().BeEquivalentTo(
        "ChatStreams", "LLMUsage", "Emoji", "Messages", "ActionRecords", "Images", "ImageDescriptions", "Videos", "OnlineTime",
        "PersonInfo", "BotPersonalityInterests", "Memory", "Expression", "ThinkingLog", "GraphNodes", "GraphEdges", "Schedule",
        "MaiZoneScheduleStatus", "BanUser", "AntiInjectionStats", "CacheEntries", "MonthlyPlan", "PermissionNodes",
        "UserPermissions", "UserRelationships");

    private static async Task<string> AnswerAsync(DatabaseApi db, FacadeCase promise)
    {
        try
        {
            var result = await db.QueryAsync(promise.Model, promise.Query);
            return FacadeContract.Tell(result, isOrdered: promise.Query?.OrderBy.Count > 0);
        }
        catch (ArgumentException exception)
        {
            return "refused: " + exception.Message;
        }
    }
}
