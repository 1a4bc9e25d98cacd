using Microsoft.Extensions.AI;
using Storage.Core;

namespace CostTracking.Tests;

public sealed class StreamTests : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync();

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task A_whole_stream_is_passed_on_untouched_and_recorded_with_the_reported_usage()
    {
        ChatResponseUpdate[] updates = [ScriptedClient.Text("Good "), ScriptedClient.Text("day"), ScriptedClient.Used(1_000, 500)];
        var client = Tracked(new ScriptedClient(updates));

        var got = await client.GetStreamingResponseAsync("hello").ToListAsync();

        got.Should().Equal(updates, (one, other) => ReferenceEquals(one, other));
        var row = await RowAsync();
        (row.PromptTokens, row.CompletionTokens, row.AmountMicros, row.UsageSource, row.Outcome, row.Status).Should()
            .Be((1_000, 500, 2_000, UsageSource.Provider, CallOutcome.Completed, "success"));
        row.FirstToken.Should().NotBeNull();
    }

    [Fact]
    public async Task Usage_that_comes_in_parts_is_added_up()
    {
        var client = Tracked(new ScriptedClient(ScriptedClient.Used(1_000, 1), ScriptedClient.Text("a"), ScriptedClient.Used(0, 499)));

        await client.GetStreamingResponseAsync("hello").ToListAsync();

        var row = await RowAsync();
        (row.PromptTokens, row.CompletionTokens, row.Remarks).Should().Be((1_000, 500, null));
    }

    [Fact]
    public async Task Usage_that_looks_like_running_totals_is_marked_and_not_mended()
    {
        var client = Tracked(new ScriptedClient(ScriptedClient.Used(100, 10), ScriptedClient.Used(100, 20), ScriptedClient.Used(100, 30)));

        await client.GetStreamingResponseAsync("hello").ToListAsync();

        var row = await RowAsync();
        (row.PromptTokens, row.CompletionTokens, row.Remarks).Should().Be((300, 60, ",cumulative,"));
    }

    [Fact]
    public async Task A_stream_that_reports_zero_is_recorded_as_zero_and_not_estimated()
    {
        var client = Tracked(new ScriptedClient(ScriptedClient.Text("some text"), ScriptedClient.Used(0, 0)));

        await client.GetStreamingResponseAsync("hello").ToListAsync();

        var row = await RowAsync();
        (row.PromptTokens, row.CompletionTokens, row.UsageSource).Should().Be((0, 0, UsageSource.Provider));
    }

    [Fact]
    public async Task A_stream_without_usage_is_estimated()
    {
        var client = Tracked(new ScriptedClient(ScriptedClient.Text(new string('a', 400)), ScriptedClient.Text(new string('好', 100))));

        await client.GetStreamingResponseAsync(new string('b', 40)).ToListAsync();

        var row = await RowAsync();
        (row.PromptTokens, row.CompletionTokens, row.UsageSource).Should().Be((14, 175, UsageSource.Estimated));
    }

    [Fact]
    public async Task A_stream_that_its_reader_drops_is_settled_as_partial()
    {
        var client = Tracked(new ScriptedClient(ScriptedClient.Text(new string('a', 400)), ScriptedClient.Text("never read"), ScriptedClient.Used(1, 1)));

        await foreach (var _ in client.GetStreamingResponseAsync("hello"))
        {
            break;
        }

        await PartialAsync(CallOutcome.Dropped);
    }

    [Fact]
    public async Task A_stream_that_is_cancelled_is_settled_as_partial()
    {
        using var cancel = new CancellationTokenSource();
        var client = Tracked(new ScriptedClient(ScriptedClient.Text(new string('a', 400)), ScriptedClient.Text("never read")));
        var read = async () =>
        {
            await foreach (var _ in client.GetStreamingResponseAsync("hello", cancellationToken: cancel.Token))
            {
                await cancel.CancelAsync();
            }
        };

        await read.Should().ThrowAsync<OperationCanceledException>();

        await PartialAsync(CallOutcome.Cancelled);
    }

    [Fact]
    public async Task A_stream_that_fails_is_settled_as_partial_and_the_failure_is_the_callers()
    {
        var client = Tracked(new ScriptedClient(ScriptedClient.Text(new string('a', 400)), ScriptedClient.Text("never sent")) { FailsAfter = 1 });
        var read = () => client.GetStreamingResponseAsync("hello").ToListAsync().AsTask();

        await read.Should().ThrowAsync<HttpRequestException>().WithMessage("The provider failed.");

        await PartialAsync(CallOutcome.Failed);
    }

    [Fact]
    public async Task A_stream_that_fails_before_anything_came_costs_nothing()
    {
        var client = Tracked(new ScriptedClient(ScriptedClient.Text("never sent")) { FailsAfter = 0 });
        var read = () => client.GetStreamingResponseAsync("hello").ToListAsync().AsTask();

        await read.Should().ThrowAsync<HttpRequestException>();

        var row = await RowAsync();
        (row.AmountMicros, row.UsageSource, row.Outcome, row.Status, row.FirstToken).Should().Be((0, UsageSource.Missing, CallOutcome.Failed, "failed", null));
    }

    [Fact]
    public async Task A_stream_that_nobody_reads_is_no_call()
    {
        var inner = new ScriptedClient(ScriptedClient.Text("a"));

        _ = Tracked(inner).GetStreamingResponseAsync("hello");

        inner.Calls.Should().Be(0);
        (await _ledger.RowsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_dropped_stream_gives_its_reservation_back_and_keeps_what_it_used()
    {
        var tracker = _ledger.Tracker(options => (options.DailyBudget, options.DailyBudgetIsHard) = (1m, true));
        var client = Tracked(new ScriptedClient(ScriptedClient.Text(new string('a', 400)), ScriptedClient.Text("never read")), tracker);

        await foreach (var _ in client.GetStreamingResponseAsync("hello"))
        {
            (await tracker.GetBudgetAsync("daily")).Reserved.Micros.Should().BePositive();
            break;
        }

        var status = await tracker.GetBudgetAsync("daily");
        (status.Reserved.Micros, status.Spent.Micros).Should().Be((0, 6 + 200));
    }

    [Fact]
    public async Task Labels_are_those_of_the_moment_of_the_call()
    {
        var client = Tracked(new ScriptedClient(ScriptedClient.Used(1, 1)));
        IAsyncEnumerable<ChatResponseUpdate> stream;
        using (new CallLabels { UserId = "u7", Tags = ["t"], Attempt = 3 }.Use())
        {
            stream = client.GetStreamingResponseAsync("hello", new ChatOptions { ConversationId = "c1" });
        }

        await stream.ToListAsync();

        var row = await RowAsync();
        (row.UserId, row.Tags, row.Attempt, row.SessionId).Should().Be(("u7", ",t,", 3, "c1"));
    }

    [Fact]
    public async Task A_tokenizer_of_the_hosts_counts_where_it_is_given()
    {
        var tokenizer = Microsoft.ML.Tokenizers.TiktokenTokenizer.CreateForEncoding("o200k_base");
        var tracker = _ledger.Tracker(options => options.Capture.CountTokens = (_, text) => tokenizer.CountTokens(text));
        var client = Tracked(new ScriptedClient(ScriptedClient.Text("The quick brown fox"), ScriptedClient.Text(" jumps over the lazy dog")), tracker);

        await client.GetStreamingResponseAsync("hello").ToListAsync();

        var row = await RowAsync();
        (row.PromptTokens, row.CompletionTokens).Should().Be((4 + 1, 9));
    }

    private async Task PartialAsync(CallOutcome outcome)
    {
        var row = await RowAsync();
        (row.PromptTokens, row.CompletionTokens, row.UsageSource, row.Outcome, row.Status).Should().Be((6, 100, UsageSource.Partial, outcome, "failed"));
        row.AmountMicros.Should().Be(6 + 200);
    }

    private IChatClient Tracked(IChatClient inner, CostTracker? tracker = null) => new ChatClientBuilder(inner).UseCostTracking(tracker ?? _ledger.Tracker()).Build();

    private async Task<LlmUsage> RowAsync() => (await _ledger.RowsAsync()).Should().ContainSingle().Subject;
}
