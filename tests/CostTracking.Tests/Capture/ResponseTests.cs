using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storage.Core;

namespace CostTracking.Tests;

public sealed class ResponseTests : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync();

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task A_response_is_recorded_with_its_usage()
    {
        var usage = new UsageDetails { InputTokenCount = 1_000, OutputTokenCount = 500, CachedInputTokenCount = 100, ReasoningTokenCount = 50 };

        await Tracked(new ScriptedClient { Usage = usage }).GetResponseAsync("hello");

        var row = await RowAsync();
        (row.PromptTokens, row.CompletionTokens, row.CachedTokens, row.ReasoningTokens, row.AmountMicros).Should().Be((1_000, 500, 100, 50, 1_910));
        (row.ResponseId, row.ModelName, row.ModelApiProvider, row.Endpoint).Should().Be(("r1", "m", "test", "/v1"));
    }

    [Fact]
    public async Task A_response_without_usage_is_estimated()
    {
        await Tracked(new ScriptedClient()).GetResponseAsync("hello");

        var row = await RowAsync();
        (row.PromptTokens, row.CompletionTokens, row.UsageSource).Should().Be((6, 9, UsageSource.Estimated));
    }

    [Fact]
    public async Task A_call_that_fails_is_a_row_that_costs_nothing_and_each_attempt_is_one()
    {
        var client = Tracked(new ScriptedClient { FailsAfter = 0 });
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            using var labels = new CallLabels { Attempt = attempt }.Use();
            var call = () => client.GetResponseAsync("hello");
            await call.Should().ThrowAsync<HttpRequestException>();
        }

        (await _ledger.RowsAsync()).Select(row => (row.Attempt, row.Outcome, row.AmountMicros)).Should()
            .Equal((1, CallOutcome.Failed, 0), (2, CallOutcome.Failed, 0), (3, CallOutcome.Failed, 0));
    }

    [Fact]
    public async Task A_call_that_a_budget_refuses_never_reaches_the_provider()
    {
        var inner = new ScriptedClient();
        var tracker = _ledger.Tracker(options => (options.DailyBudget, options.DailyBudgetIsHard) = (0.001m, true));
        var call = () => Tracked(inner, tracker).GetResponseAsync("hello", new ChatOptions { MaxOutputTokens = 1_000 });

        await call.Should().ThrowAsync<BudgetExceededException>();

        inner.Calls.Should().Be(0);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_recorded_is_not_taken_from_its_caller_and_is_recorded_later()
    {
        var storage = new FailingStorage(_ledger.Storage) { Fail = _ => new StorageException(StorageErrorCode.DiskFull, "The disk is full.") };
        var tracker = _ledger.Tracker(storage: storage);

        var response = await Tracked(new ScriptedClient { Usage = new() { InputTokenCount = 1_000 } }, tracker).GetResponseAsync("hello");

        response.Text.Should().Be("an answer of words");
        _ledger.Loggers.Entries.Should().Contain(entry => entry.Level == LogLevel.Error && entry.Text.Contains("tried again", StringComparison.Ordinal));
        storage.Fail = _ => null;
        await tracker.MaintainAsync();
        (await RowAsync()).AmountMicros.Should().Be(1_000);
    }

    [Theory]
    [InlineData("CacheCreationInputTokens")]
    [InlineData("cache_creation_input_tokens")]
    public async Task Tokens_written_to_the_cache_are_found_under_the_keys_that_adapters_use(string key)
    {
        var usage = new UsageDetails { InputTokenCount = 1_000, OutputTokenCount = 0, AdditionalCounts = new() { [key] = 300 } };

        await Tracked(new ScriptedClient { Usage = usage }).GetResponseAsync("hello");

        (await RowAsync()).CacheWriteTokens.Should().Be(300);
    }

    [Theory]
    [InlineData(100, 50, 900, 0, 0, 1_000, 50, ",cache-added-back,")]
    [InlineData(1_000, 50, 900, 0, 1_950, 1_900, 50, ",cache-added-back,")]
    [InlineData(1_000, 50, 900, 0, 1_050, 1_000, 50, null)]
    [InlineData(1_000, 50, 0, 70, 1_120, 1_000, 120, ",reasoning-added-back,")]
    [InlineData(1_000, 50, 0, 70, 0, 1_000, 120, ",reasoning-added-back,")]
    [InlineData(1_000, 50, 0, 20, 1_050, 1_000, 50, null)]
    public async Task Parts_that_were_not_counted_in_their_whole_are_added_back(
        long input, long output, long cached, long reasoning, long total, long storedInput, long storedOutput, string? remarks)
    {
        var usage = new UsageDetails
        {
            InputTokenCount = input,
            OutputTokenCount = output,
            CachedInputTokenCount = cached,
            ReasoningTokenCount = reasoning,
            TotalTokenCount = total == 0 ? null : total,
        };

        await Tracked(new ScriptedClient { Usage = usage }).GetResponseAsync("hello");

        var row = await RowAsync();
        (row.PromptTokens, row.CompletionTokens, row.Remarks).Should().Be((storedInput, storedOutput, remarks));
    }

    [Fact]
    public async Task Hits_of_a_cache_outside_are_not_billed()
    {
        var cache = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        var client = new ChatClientBuilder(new ScriptedClient { Usage = new() { InputTokenCount = 10 } }).UseDistributedCache(cache).UseCostTracking(_ledger.Tracker()).Build();

        await client.GetResponseAsync("hello");
        await client.GetResponseAsync("hello");

        (await _ledger.RowsAsync()).Should().ContainSingle();
        _ledger.Loggers.Entries.Should().NotContain(entry => entry.Text.Contains("order", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_order_is_warned_of()
    {
        IDistributedCache cache = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        using var client = new ChatClientBuilder(new ScriptedClient()).UseCostTracking(_ledger.Tracker()).UseDistributedCache(cache).UseFunctionInvocation().UseOpenTelemetry().Build();

        _ledger.Loggers.Entries.Where(entry => entry.Level == LogLevel.Warning).Select(entry => entry.Text).Should().SatisfyRespectively(
            text => text.Should().Contain("a cache stands below"),
            text => text.Should().Contain("function invocation stands below"),
            text => text.Should().Contain("OpenTelemetry stands below"));
    }

    [Fact]
    public void Tracking_twice_is_refused()
    {
        var build = () => new ChatClientBuilder(new ScriptedClient()).UseCostTracking(_ledger.Tracker()).UseCostTracking(_ledger.Tracker()).Build();

        build.Should().Throw<InvalidOperationException>().WithMessage("*billed twice*");
    }

    private IChatClient Tracked(IChatClient inner, CostTracker? tracker = null) => new ChatClientBuilder(inner).UseCostTracking(tracker ?? _ledger.Tracker()).Build();

    private async Task<LlmUsage> RowAsync() => (await _ledger.RowsAsync()).Should().ContainSingle().Subject;
}
