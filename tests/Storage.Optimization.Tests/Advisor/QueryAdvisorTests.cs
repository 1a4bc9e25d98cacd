using Microsoft.Extensions.DependencyInjection;
using Storage.Api;
using Storage.Core;
using Storage.Hosting;
using Xunit.Abstractions;

namespace Storage.Optimization.Tests;

/// <summary>The advisor on the chat tables, with their indexes and without.</summary>
public sealed class QueryAdvisorTests(ITestOutputHelper output)
{
    private const int Chats = 20;
    private const int Messages = 3_000;

    [Fact]
    public async Task On_the_chat_tables_with_only_their_keys_it_finds_the_indexes_that_the_model_has()
    {
        await using var engine = await OpenAsync();
        await DropIndexesAsync(engine);
        using var log = new SlowLog(engine);
        await ChatAsync(engine);

        var advice = await new QueryAdvisor(engine).AdviseAsync();
        output.WriteLine(advice.ToString());

        var found = advice.Missing.Select(index => $"{index.Table}({string.Join(", ", index.Columns)})");
        found.Should().BeEquivalentTo(
        [
            "messages(chat_id, time)",
            "messages(chat_info_stream_id, time)",
            "action_records(chat_id, time)",
            "chat_streams(stream_id)",
            "chat_streams(last_active_time)",
            "person_info(person_id)",
            "llm_usage(model_name, timestamp)",
        ]);
        advice.Missing.Select(index => index.Ddl.Split('"')[1]).Should().BeEquivalentTo(await UsedIndexesAsync(), "the planner takes these where the model's indexes are there");
        advice.Redundant.Should().BeEmpty();
        var messages = advice.Missing.Single(index => index.Table == "messages" && index.Columns[0] == "chat_id");
        messages.Ddl.Should().Be("CREATE INDEX \"ix_messages_chat_id_time\" ON \"messages\" (\"chat_id\", \"time\")");
        messages.Serves.Should().Contain(query => query.Contains("ORDER BY \"time\" DESC", StringComparison.Ordinal));
        messages.StepsSaved.Should().BeGreaterThan(50_000);
        messages.Bytes.Should().BeInRange(Messages * 15, Messages * 50);
        messages.Writes.Should().Be(5);
    }

    [Fact]
    public async Task With_what_it_proposed_it_proposes_nothing_more()
    {
        await using var engine = await OpenAsync();
        await DropIndexesAsync(engine);
        using (new SlowLog(engine))
        {
            await ChatAsync(engine);
            foreach (var index in (await new QueryAdvisor(engine).AdviseAsync()).Missing)
            {
                await engine.WriteAsync(new WriteUnit(Write.Sql(Sql(index.Ddl))));
            }
        }

        using var after = new SlowLog(engine);
        await ChatAsync(engine);
        var advice = await new QueryAdvisor(engine).AdviseAsync();

        output.WriteLine(advice.ToString());
        advice.Missing.Should().BeEmpty("what is there is not proposed again, whatever was counted before");
    }

    [Fact]
    public async Task On_a_sound_database_it_proposes_nothing()
    {
        await using var engine = await OpenAsync();
        using var log = new SlowLog(engine);
        await ChatAsync(engine);

        var advice = await new QueryAdvisor(engine).AdviseAsync();

        output.WriteLine(advice.ToString());
        advice.IsEmpty.Should().BeTrue();
        advice.ToString().Should().Be("Nothing to advise.");
    }

    [Fact]
    public async Task An_index_that_another_begins_with_is_redundant()
    {
        await using var engine = await OpenAsync();
        await engine.WriteAsync(new WriteUnit(Write.Sql($"create index needless on messages (chat_id)")));
        await engine.WriteAsync(new WriteUnit(Write.Sql($"create index other_way on messages (chat_id desc)")));
        await engine.WriteAsync(new WriteUnit(Write.Sql($"create index some on messages (chat_id) where time > 5")));
        using var log = new SlowLog(engine);

        var advice = await new QueryAdvisor(engine).AdviseAsync();

        advice.Redundant.Should().Equal(new RedundantIndex("needless", "messages", "ix_messages_chat_id_time"));
        advice.Redundant[0].Ddl.Should().Be("DROP INDEX \"needless\"");
    }

    [Fact]
    public async Task An_index_of_an_expression_is_not_redundant_and_makes_no_other_so()
    {
        await using var engine = await SqliteStorage.OpenTemporaryAsync();
        await engine.EnsureSchemaAsync(ChatModel.Maps);
        await engine.WriteAsync(new WriteUnit(Write.Sql($"create index a on person_info (lower(nickname))")));
        await engine.WriteAsync(new WriteUnit(Write.Sql($"create index b on person_info (upper(platform))")));
        await engine.WriteAsync(new WriteUnit(Write.Sql($"create index c on person_info (upper(platform), nickname)")));
        using var log = new SlowLog(engine);

        var advice = await new QueryAdvisor(engine).AdviseAsync();

        advice.Redundant.Should().BeEmpty();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    public async Task A_host_sets_the_advisors_options(int minRuns, int expected)
    {
        var directory = Directory.CreateTempSubdirectory("storage-advisor-");
        var services = new ServiceCollection();
        services.AddWeChatStorage(options => options.Database.Path = Path.Combine(directory.FullName, "test.db"))
            .AddQueryAdvisor(options => (options.MinRuns, options.MinStepsPerRun) = (minRuns, 5_000))
            .AddSlowLog()
            .AddQueryAdvisor(options => options.MinStepsPerRun = 10);
        await using (var provider = services.BuildServiceProvider())
        {
            var lifetime = provider.GetRequiredService<StorageLifetime>();
            await lifetime.OpenAsync();
            await lifetime.Storage.WriteAsync(new WriteUnit(Write.Insert(Enumerable.Range(1, 100).Select(NewStream).ToArray())));
            await lifetime.Storage.QueryAsync(Query.From<ChatStream>().Where(ChatStream.Columns.UserNickname == "nobody"));

            (await provider.GetRequiredService<IQueryAdvisor>().AdviseAsync()).Missing.Should().HaveCount(expected);
        }

        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task What_no_index_can_help_is_left_alone()
    {
        await using var engine = await OpenAsync();
        using var log = new SlowLog(engine);
        for (var i = 0; i < 5; i++)
        {
            await engine.QueryAsync(Query.From<Message>());
            await engine.QueryAsync(Query.From<Message>().Where(Message.Columns.ProcessedPlainText.Contains("nothing")));
            await engine.QueryAsync<ValueRow>($"select count(*) from messages where length(chat_id) > {i}");
        }

        (await new QueryAdvisor(engine).AdviseAsync()).Missing.Should().BeEmpty();
    }

    [Fact]
    public async Task A_storage_without_a_slow_log_is_told_so()
    {
        await using var engine = await SqliteStorage.OpenTemporaryAsync();

        var advise = () => new QueryAdvisor(engine).AdviseAsync().AsTask();

        await advise.Should().ThrowAsync<InvalidOperationException>().WithMessage("*AddSlowLog()*");
    }

    private static async Task<SqliteStorage> OpenAsync()
    {
        var engine = await SqliteStorage.OpenTemporaryAsync();
        await engine.EnsureSchemaAsync(ChatModel.Maps);
        await engine.WriteAsync(new WriteUnit(Write.Insert(Enumerable.Range(1, Messages).Select(NewMessage).ToArray())));
        await engine.WriteAsync(new WriteUnit(Write.Insert(Enumerable.Range(1, 500).Select(NewStream).ToArray())));
        await engine.WriteAsync(new WriteUnit(Write.Insert(Enumerable.Range(1, 500).Select(i => new PersonInfo { PersonId = $"p{i}", PersonName = $"n{i}", Platform = "wechat", UserId = $"u{i}", Nickname = "n" }).ToArray())));
        await engine.WriteAsync(new WriteUnit(Write.Insert(Enumerable.Range(1, 2_000).Select(i => new ActionRecord { ActionId = $"a{i}", Time = i, ActionName = "reply", ActionPromptDisplay = "", ActionData = "{}", ChatId = $"c{i % Chats}", ChatInfoStreamId = $"c{i % Chats}", ChatInfoPlatform = "wechat" }).ToArray())));
        await engine.WriteAsync(new WriteUnit(Write.Insert(Enumerable.Range(1, 2_000).Select(i => new LlmUsage { ModelAssignName = "m", ModelApiProvider = "p", ModelName = $"m{i % 5}", UserId = "u", RequestType = "chat", Endpoint = "/", Status = "ok", Timestamp = new DateTime(2026, 1, 1).AddMinutes(i) }).ToArray())));
        return engine;
    }

    private static Message NewMessage(int i) => new()
    {
        MessageId = $"m{i}",
        Time = i,
        ChatId = $"c{i % Chats}",
        ChatInfoStreamId = $"s{i % Chats}",
        ChatInfoPlatform = "wechat",
        ChatInfoUserPlatform = "wechat",
        ChatInfoUserId = "u",
        ChatInfoUserNickname = "n",
        UserId = $"u{i % 50}",
        UserPlatform = "wechat",
        UserNickname = "n",
        ProcessedPlainText = "text",
    };

    // which of the model's indexes the same requests use
    private static async Task<IEnumerable<string>> UsedIndexesAsync()
    {
        await using var engine = await OpenAsync();
        using var log = new SlowLog(engine);
        await ChatAsync(engine);
        var plans = await engine.ExplainAsync([.. log.GetStatistics().Select(one => one.Shape)], []);
        return plans.SelectMany(plan => plan.Steps).Where(step => step.Contains(" INDEX ", StringComparison.Ordinal)).Select(step => step.Split(" INDEX ")[1].Split(' ')[0]).Distinct();
    }

    private static ChatStream NewStream(int i) => new() { StreamId = $"s{i}", Platform = "wechat", UserPlatform = "wechat", UserId = $"u{i}", UserNickname = "n", LastActiveTime = i };

    private static async Task DropIndexesAsync(SqliteStorage engine)
    {
        var names = await engine.QueryAsync<ValueRow>($"select name from sqlite_schema where type = 'index' and sql is not null and tbl_name not like 'storage%'");
        foreach (var name in names)
        {
            await engine.WriteAsync(new WriteUnit(Write.Sql(Sql($"drop index \"{name[0].AsString()}\""))));
        }
    }

    private static Sql Sql(string text)
    {
        var sql = new Sql(text.Length, 0);
        sql.AppendLiteral(text);
        return sql;
    }

    // what a chat program does all day
    private static async Task ChatAsync(SqliteStorage engine)
    {
        var chat = new ChatOperations(engine);
        var now = Environment.TickCount64;
        for (var i = 1; i <= 5; i++)
        {
            await chat.GetRecentMessagesAsync($"c{i}");
            await chat.GetChatHistoryAsync($"s{i}");
            await chat.GetChatStreamAsync($"s{i}");
            await chat.TouchChatStreamAsync($"s{i}");
            await chat.GetActiveStreamsAsync(limit: 10);
            await chat.GetRecentActionsAsync($"c{i}");
            await engine.FindAsync(Lookup.By(PersonInfo.Columns.PersonId, $"p{i + 480}"));
            await engine.QueryAsync(Query.From<LlmUsage>().Where(LlmUsage.Columns.ModelName == "m1").OrderByDescending(LlmUsage.Columns.Timestamp).Take(20));
            await chat.SaveMessageAsync(NewMessage(0) with { MessageId = $"new{now}-{i}-{Guid.NewGuid()}", Time = 5_000 + i });
        }
    }
}
