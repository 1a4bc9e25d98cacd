namespace CostTracking.Tests;

public sealed class LiteLlmTests
{
    private static readonly DateOnly Day = new(2026, 8, 1);

    private static LiteLlmImport Import(string entries) => LiteLlmImporter.Import($"{{ {entries} }}", Day);

    private static string Entry(string key, string provider, string costs) =>
        $$"""
        "{{key}}": { "litellm_provider": "{{provider}}", "mode": "chat", {{costs}} }
        """;

    [Fact]
    public void Prices_of_a_token_become_prices_of_a_million_without_a_rounding()
    {
        var import = Import(Entry("deepseek/deepseek-chat", "deepseek", "\"input_cost_per_token\": 2.8e-07, \"output_cost_per_token\": 4.2e-07, \"cache_read_input_token_cost\": 2.8e-08, \"cache_creation_input_token_cost\": 0.0"));

        var price = import.Prices.Models.Should().ContainSingle().Which.Prices[0];
        (price.Input, price.Output, price.CachedInput, price.CacheWrite).Should().Be((0.28m, 0.42m, 0.028m, null));
        (price.Currency, price.From, price.CheckedOn).Should().Be(("USD", new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero), Day));
        import.Findings.Should().BeEmpty();
    }

    [Fact]
    public void Prices_above_a_length_and_ranges_become_tiers()
    {
        var import = Import(
            Entry("gemini/a", "gemini", "\"input_cost_per_token\": 1e-06, \"output_cost_per_token\": 2e-06, \"input_cost_per_token_above_200k_tokens\": 2e-06, \"output_cost_per_token_above_200k_tokens\": 3e-06")
            + ", " + Entry("dashscope/b", "dashscope", "\"tiered_pricing\": [ { \"range\": [0, 32000.0], \"input_cost_per_token\": 1e-06, \"output_cost_per_token\": 5e-06 }, { \"range\": [32000.0, 128000.0], \"input_cost_per_token\": 2e-06, \"output_cost_per_token\": 9e-06 } ]"));

        import.Findings.Should().BeEmpty();
        import.Prices.Models[0].Prices[0].Tiers.Select(tier => (tier.UpToInput, tier.Input, tier.Output)).Should().Equal((200_000, 1m, 2m), (null, 2m, 3m));
        import.Prices.Models[1].Prices[0].Tiers.Select(tier => (tier.UpToInput, tier.Input, tier.Output)).Should().Equal((32_000, 1m, 5m), (128_000, 2m, 9m));
        PriceCatalog.From(import.Prices).Models.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("\"output_cost_per_token\": 1e-06", "no price of input")]
    [InlineData("\"input_cost_per_token\": 0, \"output_cost_per_token\": 0", "costs 0")]
    [InlineData("\"input_cost_per_token\": -1e-06, \"output_cost_per_token\": 1e-06", "negative")]
    [InlineData("\"input_cost_per_token\": 1e-06, \"output_cost_per_token\": 1e-06, \"cache_read_input_token_cost\": 2e-06", "Cached input costs more")]
    [InlineData("\"input_cost_per_token\": 1.5e-05, \"output_cost_per_token\": 7.5e-05, \"cache_creation_input_token_cost\": 1.875e-05, \"cache_creation_input_token_cost_above_1hr\": 6e-06", "longer time costs less")]
    [InlineData("\"input_cost_per_token\": 1e-06, \"output_cost_per_token\": 1e-06, \"cache_read_input_token_cost\": 1e-07, \"input_cost_per_token_cache_hit\": 2e-07", "two prices of cached input")]
    [InlineData("\"tiered_pricing\": [ { \"range\": [0, 32000.0], \"input_cost_per_token\": 1e-06 }, { \"range\": [64000.0, 128000.0], \"input_cost_per_token\": 1e-06 } ]", "gaps")]
    public void A_known_kind_of_error_is_refused_and_never_comes_in_as_zero(string costs, string why)
    {
        var import = Import(Entry("m", "p", costs));

        import.Prices.Models.Should().BeEmpty();
        import.Findings.Should().Contain(finding => finding.IsError && finding.Where == "m" && finding.Message.Contains(why, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"input_cost_per_token\": 5e-08, \"output_cost_per_token\": 4e-07, \"input_cost_per_token_priority\": 2.5e-06", "input_cost_per_token_priority")]
    [InlineData("\"input_cost_per_token\": 2.5e-07, \"output_cost_per_token\": 1.25e-06, \"cache_creation_input_token_cost\": 3e-07, \"cache_creation_input_token_cost_above_1hr\": 6e-06", "cacheWriteLong")]
    [InlineData("\"input_cost_per_token\": 1e-05, \"output_cost_per_token\": 1e-06", "less than half of input")]
    public void What_is_odd_is_taken_and_said(string costs, string what)
    {
        var import = Import(Entry("m", "p", costs));

        import.Prices.Models.Should().ContainSingle();
        import.Findings.Should().ContainSingle(finding => !finding.IsError && finding.Message.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public void Yuan_in_a_field_of_dollars_is_refused()
    {
        var import = Import(
            Entry("zai/glm-5v-turbo", "zai", "\"input_cost_per_token\": 1.2e-06, \"output_cost_per_token\": 4e-06")
            + ", " + Entry("zhipuai/glm-5v-turbo", "zhipuai", "\"input_cost_per_token\": 8.7e-06, \"output_cost_per_token\": 2.9e-05"));

        import.Prices.Models.Should().ContainSingle().Which.Provider.Should().Be("zai");
        import.Findings.Should().ContainSingle(finding => finding.IsError && finding.Where == "zhipuai/glm-5v-turbo" && finding.Message.Contains("yuan", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{ \"a\": ")]
    public void What_is_no_map_is_refused(string json)
    {
        var import = () => LiteLlmImporter.Import(json, Day);

        import.Should().Throw<PriceCatalogException>();
    }
}
