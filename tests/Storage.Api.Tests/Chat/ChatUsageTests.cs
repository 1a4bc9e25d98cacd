using Storage.Core;
using Xunit.Abstractions;

namespace Storage.Api.Tests;

public sealed class ChatUsageTests(ITestOutputHelper output)
{
    private const int Rows = 600;

    public static TheoryData<UsageGroups> Groups => [.. Enumerable.Range(0, 8).Select(groups => (UsageGroups)groups)];

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task Sums_are_those_of_the_rows(UsageGroups groups)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}");
        var rows = UsageModel.Rows(new Random(seed), Rows);
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<LlmUsage>().InsertManyAsync(rows);
        await SpellWholeSecondsWithFractionAsync(engine);
        var chat = new ChatOperations(engine);

        foreach (var model in (string?[])[null, .. UsageModel.Models, "none"])
        {
            var totals = await chat.GetUsageStatisticsAsync(UsageModel.From, UsageModel.To, groups, model);

            totals.Should().Equal(UsageModel.Totals(rows, groups, model), "these are the sums of model '{0}'", model);
        }
    }

    [Theory]
    [EveryDoor]
    public Task Days_and_models_are_parted_unless_said_otherwise(Door door) => TestStorage.ThroughAsync(door, async storage =>
    {
        var one = new DateTime(2025, 11, 6, 23, 59, 59, DateTimeKind.Unspecified);
        var two = one.AddSeconds(1);
        await storage.Repository<LlmUsage>().InsertManyAsync(
            [ChatSamples.Usage(two), ChatSamples.Usage(one, "m2"), ChatSamples.Usage(one, user: "u2"), ChatSamples.Usage(one)]);

        var totals = await new ChatOperations(storage).GetUsageStatisticsAsync(one, two.AddSeconds(1));

        totals.Select(total => (total.Day, total.ModelName, total.UserId, total.Calls))
            .Should().Equal(("2025-11-06", "m1", "", 2), ("2025-11-06", "m2", "", 1), ("2025-11-07", "m1", "", 1));
    });

    [Theory]
    [InlineData("2025-11-07 09:30:14.999999", false)]
    [InlineData("2025-11-07 09:30:15", true)]
    [InlineData("2025-11-07 09:30:15.000000", true)]
    [InlineData("2025-11-07 09:30:15.000001", true)]
    [InlineData("2025-11-07 09:30:19", true)]
    [InlineData("2025-11-07 09:30:19.999999", true)]
    [InlineData("2025-11-07 09:30:20", false)]
    [InlineData("2025-11-07 09:30:20.000000", false)]
    [InlineData("2025-11-07 09:30:20.000001", false)]
    public async Task A_range_of_whole_seconds_has_its_start_and_not_its_end(string stored, bool isIn)
    {
        var from = new DateTime(2025, 11, 7, 9, 30, 15, DateTimeKind.Local);
        await using var engine = await OpenWithCallAtAsync(stored);

        var totals = await new ChatOperations(engine).GetUsageStatisticsAsync(from, from.AddSeconds(5), UsageGroups.None);

        totals.Sum(total => total.Calls).Should().Be(isIn ? 1 : 0);
    }

    [Theory]
    [InlineData("2025-11-07 09:30:15", false)]
    [InlineData("2025-11-07 09:30:15.499999", false)]
    [InlineData("2025-11-07 09:30:15.500000", true)]
    [InlineData("2025-11-07 09:30:16", true)]
    [InlineData("2025-11-07 09:30:16.000000", true)]
    [InlineData("2025-11-07 09:30:16.499999", true)]
    [InlineData("2025-11-07 09:30:16.500000", false)]
    [InlineData("2025-11-07 09:30:17", false)]
    public async Task A_range_of_parts_of_seconds_has_its_start_and_not_its_end(string stored, bool isIn)
    {
        var from = new DateTime(2025, 11, 7, 9, 30, 15, 500, DateTimeKind.Utc);
        await using var engine = await OpenWithCallAtAsync(stored);

        var totals = await new ChatOperations(engine).GetUsageStatisticsAsync(from, from.AddSeconds(1), UsageGroups.None);

        totals.Sum(total => total.Calls).Should().Be(isIn ? 1 : 0);
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task No_calls_make_no_sums(UsageGroups groups)
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<LlmUsage>().InsertAsync(ChatSamples.Usage(UsageModel.To, "GPT"));
        var chat = new ChatOperations(engine);

        (await chat.GetUsageStatisticsAsync(UsageModel.From, UsageModel.To, groups)).Should().BeEmpty();
        (await chat.GetUsageStatisticsAsync(UsageModel.To, UsageModel.To, groups)).Should().BeEmpty();
        (await chat.GetUsageStatisticsAsync(UsageModel.To.AddDays(1), UsageModel.From, groups)).Should().BeEmpty();
        (await chat.GetUsageStatisticsAsync(UsageModel.From, UsageModel.To.AddDays(1), groups, "none")).Should().BeEmpty();
        (await chat.GetUsageStatisticsAsync(UsageModel.From, UsageModel.To.AddDays(1), groups, "GPT")).Should().ContainSingle();
    }

    [Fact]
    public async Task Calls_that_were_not_timed_have_no_average()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<LlmUsage>().InsertManyAsync(
        [
            ChatSamples.Usage(UsageModel.From, "both") with { TimeCost = 3 },
            ChatSamples.Usage(UsageModel.From, "both") with { TimeCost = null },
            ChatSamples.Usage(UsageModel.From, "none") with { TimeCost = null },
        ]);

        var totals = await new ChatOperations(engine).GetUsageStatisticsAsync(UsageModel.From, UsageModel.To, UsageGroups.Model);

        totals.Select(total => total.AverageTimeCost).Should().Equal(3, null);
    }

    [Fact]
    public async Task All_times_may_be_asked_for()
    {
        await using var engine = await TestStorage.OpenAsync();
        await engine.Repository<LlmUsage>().InsertAsync(ChatSamples.Usage(UsageModel.From));

        var totals = await new ChatOperations(engine).GetUsageStatisticsAsync(DateTime.MinValue, DateTime.MaxValue);

        totals.Should().ContainSingle().Which.Day.Should().Be("2025-11-06");
    }

    /// <summary>Spells half of the whole seconds as the predecessor did, with a fraction of zeros.</summary>
    private static async Task SpellWholeSecondsWithFractionAsync(SqliteStorage engine)
    {
        var spelled = await engine.WriteAsync(
            $"update llm_usage set timestamp = timestamp || '.000000' where length(timestamp) = 19 and id % 2 = 0");
        var plain = await engine.QueryAsync<ValueRow>($"select count(*) from llm_usage where length(timestamp) = 19");

        spelled.RowsAffected.Should().BePositive();
        plain.Single()[0].AsInt64().Should().BePositive();
    }

    private static async Task<SqliteStorage> OpenWithCallAtAsync(string stored)
    {
        var engine = await TestStorage.OpenAsync();
        await engine.Repository<LlmUsage>().InsertAsync(ChatSamples.Usage(UsageModel.From));
        await engine.WriteAsync($"update llm_usage set timestamp = {stored}");
        return engine;
    }
}
