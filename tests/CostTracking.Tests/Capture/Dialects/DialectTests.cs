using System.ClientModel;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using OpenAI;
using Storage.Core;

namespace CostTracking.Tests;

/// <summary>The eight providers of the specification, each with its dialect of usage, streaming and not, over HTTP to this machine.</summary>
public sealed class DialectTests : IAsyncLifetime
{
    private const string Detailed = """{"prompt_tokens":1000,"completion_tokens":500,"total_tokens":1500,"prompt_tokens_details":{"cached_tokens":200},"completion_tokens_details":{"reasoning_tokens":50}}""";
    private const string DeepSeek = """{"prompt_tokens":1000,"completion_tokens":500,"total_tokens":1500,"prompt_cache_hit_tokens":200,"prompt_cache_miss_tokens":800,"prompt_tokens_details":{"cached_tokens":200},"completion_tokens_details":{"reasoning_tokens":50}}""";
    private const string Plain = """{"prompt_tokens":1000,"completion_tokens":500,"total_tokens":1500}""";

    // keys are a host's configuration, never its code
    private static readonly IConfiguration Keys = new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["QWEN_API_KEY"] = "key-of-qwen", ["CLAUDE_API_KEY"] = "key-of-claude", ["GEMINI_API_KEY"] = "key-of-gemini" })
        .Build();

    private readonly HttpClient _http = new();
    private LoopbackProvider _provider = null!;
    private TestLedger _ledger = null!;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.OpenAsync(new(2026, 11, 28, 20, 0, 0, TimeSpan.Zero));
        _provider = new();
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _provider.DisposeAsync();
        await _ledger.DisposeAsync();
    }

    [Theory]
    [InlineData("qwen", "qwen-max", Detailed, 200, 50, true)]
    [InlineData("glm", "glm-5", Detailed, 200, 50, false)]
    [InlineData("deepseek", "deepseek-flash", DeepSeek, 200, 50, false)]
    [InlineData("openai", "gpt-5", Detailed, 200, 50, false)]
    [InlineData("moonshot", "kimi-k3", Plain, 0, 0, false)]
    [InlineData("ernie", "ernie-4.5", Plain, 0, 0, false)]
    public async Task A_provider_with_openais_interface_is_recorded_alike_streaming_and_not(
        string provider, string model, string usage, long cached, long reasoning, bool nullUsage)
    {
        (_provider.Usage, _provider.NullUsage) = (usage, nullUsage);
        using var client = Tracked(provider, model);

        var response = await client.GetResponseAsync("hello");
        var streamed = await client.GetStreamingResponseAsync("hello").ToListAsync();

        response.Text.Should().Be("Good day");
        string.Concat(streamed.Select(update => update.Text)).Should().Be("Good day to you");
        _provider.Key.Should().Be("Bearer key-of-qwen");
        var rows = await _ledger.RowsAsync();
        rows.Should().HaveCount(2).And.OnlyContain(row => row.ModelApiProvider == provider && row.UsageSource == UsageSource.Provider && row.Remarks == null);
        rows.Select(row => (row.PromptTokens, row.CompletionTokens, row.CachedTokens, row.ReasoningTokens)).Should().Equal((1000, 500, cached, reasoning), (1000, 500, cached, reasoning));
        rows[1].AmountMicros.Should().Be(rows[0].AmountMicros).And.BePositive();
    }

    [Fact]
    public async Task A_stream_asks_the_provider_for_its_usage()
    {
        _provider.Usage = Plain;
        using var client = Tracked("qwen", "qwen-max");

        await client.GetStreamingResponseAsync("hello").ToListAsync();

        _provider.Body.Should().Contain("\"include_usage\":true");
    }

    [Fact]
    public async Task Usage_that_stands_where_the_client_does_not_look_is_estimated_and_marked()
    {
        // moonshot may put it into the last choice
        _provider.ChoiceUsage = Plain;
        using var client = Tracked("moonshot", "kimi-k3");

        await client.GetStreamingResponseAsync("hello").ToListAsync();

        var row = (await _ledger.RowsAsync()).Single();
        (row.UsageSource, row.Outcome, row.CompletionTokens).Should().Be((UsageSource.Estimated, CallOutcome.Completed, 4));
    }

    [Fact]
    public async Task A_connection_that_breaks_off_is_settled_as_partial()
    {
        _provider.CutsAfter = 2;
        using var client = Tracked("qwen", "qwen-max");
        var read = () => client.GetStreamingResponseAsync("hello").ToListAsync().AsTask();

        await read.Should().ThrowAsync<Exception>();

        var row = (await _ledger.RowsAsync()).Single();
        (row.UsageSource, row.Outcome, row.CompletionTokens).Should().Be((UsageSource.Partial, CallOutcome.Failed, 2));
    }

    [Fact]
    public async Task Claudes_cached_and_written_tokens_are_added_to_its_input()
    {
        const string Usage = """{"input_tokens":100,"output_tokens":500,"cache_read_input_tokens":600,"cache_creation_input_tokens":300}""";
        await using var server = new NativeProvider(
            $$"""{"usage":{{Usage}}}""",
            """{"message":{"usage":{"input_tokens":100,"output_tokens":1,"cache_read_input_tokens":600,"cache_creation_input_tokens":300}}}""",
            "{}",
            """{"usage":{"output_tokens":499}}""");
        using var client = new ChatClientBuilder(new ClaudeClient(_http, server.Url, Keys["CLAUDE_API_KEY"]!)).UseCostTracking(Tracker()).Build();

        await client.GetResponseAsync("hello");
        await client.GetStreamingResponseAsync("hello").ToListAsync();

        server.Key.Should().Be("key-of-claude");
        var rows = await _ledger.RowsAsync();
        rows.Should().HaveCount(2).And.OnlyContain(row => row.PromptTokens == 1000 && row.CompletionTokens == 500 && row.CachedTokens == 600 && row.CacheWriteTokens == 300
            && row.Remarks == ",cache-added-back," && row.ModelApiProvider == "claude");

        // 100 at 3, 600 at 0.30, 300 at 3.75 and 500 at 15 dollars a million
        rows.Should().OnlyContain(row => row.AmountMicros == 300 + 180 + 1125 + 7500 && row.Currency == "USD");
    }

    [Theory]
    [InlineData(false, 1000, 500, ",reasoning-added-back,")]
    [InlineData(true, 2000, 750, ",cumulative,reasoning-added-back,")]
    public async Task Geminis_thoughts_are_added_to_its_output_and_an_adapter_that_hands_on_totals_is_marked(bool isCumulative, long input, long output, string remarks)
    {
        await using var server = new NativeProvider(
            "{}",
            """{"usageMetadata":{"promptTokenCount":1000,"candidatesTokenCount":200,"thoughtsTokenCount":50,"cachedContentTokenCount":100,"totalTokenCount":1250}}""",
            """{"usageMetadata":{"promptTokenCount":1000,"candidatesTokenCount":400,"thoughtsTokenCount":100,"cachedContentTokenCount":100,"totalTokenCount":1500}}""");
        using var client = new ChatClientBuilder(new GeminiClient(_http, server.Url, Keys["GEMINI_API_KEY"]!, isCumulative)).UseCostTracking(Tracker()).Build();

        await client.GetStreamingResponseAsync("hello").ToListAsync();

        server.Key.Should().Be("key-of-gemini");
        var row = (await _ledger.RowsAsync()).Single();
        (row.PromptTokens, row.CompletionTokens, row.ModelApiProvider, row.Remarks).Should().Be((input, output, "gemini", remarks));
    }

    [Fact]
    public async Task A_whole_answer_of_geminis_is_read_too()
    {
        await using var server = new NativeProvider("""{"usageMetadata":{"promptTokenCount":1000,"candidatesTokenCount":400,"thoughtsTokenCount":100,"totalTokenCount":1500}}""");
        using var client = new ChatClientBuilder(new GeminiClient(_http, server.Url, Keys["GEMINI_API_KEY"]!, isCumulative: false)).UseCostTracking(Tracker()).Build();

        await client.GetResponseAsync("hello");

        var row = (await _ledger.RowsAsync()).Single();
        (row.PromptTokens, row.CompletionTokens, row.ReasoningTokens, row.AmountMicros).Should().Be((1000, 500, 100, 300 + 1250));
    }

    private IChatClient Tracked(string provider, string model)
    {
        var options = new OpenAIClientOptions { Endpoint = _provider.Url, RetryPolicy = new System.ClientModel.Primitives.ClientRetryPolicy(0) };
        var client = new OpenAIClient(new ApiKeyCredential(Keys["QWEN_API_KEY"]!), options).GetChatClient(model).AsIChatClient();
        return new ChatClientBuilder(client).UseCostTracking(Tracker(), capture => capture.Provider = provider).Build();
    }

    private CostTracker Tracker() => _ledger.Tracker(catalog: PriceCatalog.BuiltIn);
}
