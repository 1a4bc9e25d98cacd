namespace CostTracking.Tests;

public sealed class MatchingTests
{
    [Theory]
    [InlineData("openai", "gpt-4o", null, "openai/gpt-4o")]
    [InlineData("OpenAI", "GPT-4O", null, "openai/gpt-4o")]
    [InlineData("openai", "gpt-4o-2024-08-06", null, "openai/gpt-4o")]
    [InlineData("openai", "gpt-4o-mini-2024-07-18", null, "openai/gpt-4o-mini")]
    [InlineData("azure.ai.openai", "gpt-4o", null, "openai/gpt-4o")]
    [InlineData("anthropic", "claude-sonnet-4-5-20250929", null, "claude/claude-sonnet-4-5")]
    [InlineData("openai", "qwen-max", "dashscope.aliyuncs.com", "qwen/qwen-max")]
    [InlineData("openai", "qwen-max", "dashscope-intl.aliyuncs.com", "qwen-intl/qwen-max")]
    [InlineData("openai", "glm-4.7", "open.bigmodel.cn", "glm/glm-4.7")]
    [InlineData("openai", "deepseek-chat", "api.deepseek.com", "deepseek/deepseek-chat")]
    [InlineData("openai", "kimi-k3", "api.moonshot.cn", "moonshot/kimi-k3")]
    [InlineData("openai", "deepseek-chat", "gateway.example.com", "deepseek/deepseek-chat")]
    [InlineData(null, "deepseek/deepseek-chat", null, "deepseek/deepseek-chat")]
    [InlineData("ernie", "ernie-4.5-turbo-128k", null, "ernie/ernie-4.5-turbo")]
    public void A_model_is_found_by_name_alias_pattern_and_host(string? provider, string model, string? host, string found)
    {
        var match = PriceCatalog.BuiltIn.Find(provider, model, host);

        $"{match?.Provider}/{match?.Model}".Should().Be(found);
    }

    [Theory]
    [InlineData("openai", "gpt-99", null)]
    [InlineData("somebody", "gpt-4o", null)]
    [InlineData("openai", "qwen-max", "gateway.example.com")]
    [InlineData("openai", "qwen-max", "notdashscope.aliyuncs.com")]
    public void What_is_not_known_or_stands_for_two_is_not_guessed(string provider, string model, string? host)
    {
        PriceCatalog.BuiltIn.Find(provider, model, host).Should().BeNull();
    }

    [Theory]
    [InlineData("abc", "a*c", true)]
    [InlineData("ac", "a*c", true)]
    [InlineData("abcx", "a*c", false)]
    [InlineData("aXbXc", "*x*x*", true)]
    [InlineData("", "*", true)]
    [InlineData("a", "", false)]
    public void A_star_stands_for_any_text(string text, string pattern, bool matches)
    {
        Internal.Glob.IsMatch(text, pattern).Should().Be(matches);
    }

    [Fact]
    public void A_hosts_own_model_answers_before_the_built_in_one()
    {
        var own = Prices.Of(new PriceFileModel { Provider = "qwen", Model = "qwen-max", Prices = { Prices.Price(2m, 9m) } });

        var catalog = PriceCatalog.BuiltIn.With(own, TestLedger.Start);

        catalog.Quote("qwen", "qwen-max", new(1_000_000, 0), TestLedger.Start).Amount.Should().Be(new Money(2_000_000, "CNY"));
        catalog.Versions.Should().Equal("test", "builtin-2026-11-28");
    }
}
