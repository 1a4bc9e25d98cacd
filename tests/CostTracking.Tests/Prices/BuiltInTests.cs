namespace CostTracking.Tests;

public sealed class BuiltInTests
{
    // the predecessor's table, in CNY for 1,000 tokens
    [Theory]
    [InlineData("qwen", "qwen-max", 40_000, 120_000)]
    [InlineData("qwen", "qwen-plus", 20_000, 60_000)]
    [InlineData("glm", "glm-4", 50_000, 50_000)]
    [InlineData("deepseek", "deepseek-chat", 1_000, 2_000)]
    [InlineData("openai", "gpt-4", 210_000, 420_000)]
    [InlineData("openai", "gpt-3.5-turbo", 3_000, 6_000)]
    public void The_predecessors_prices_are_the_earliest_and_have_no_start(string provider, string model, long inMicros, long outMicros)
    {
        var longAgo = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

        PriceCatalog.BuiltIn.Quote(provider, model, new(1_000, 0), longAgo).Amount.Should().Be(new Money(inMicros, "CNY"));
        PriceCatalog.BuiltIn.Quote(provider, model, new(0, 1_000), longAgo).Amount.Should().Be(new Money(outMicros, "CNY"));
    }

    [Theory]
    [InlineData("qwen", "qwen-max", 2.4, 9.6, "CNY")]
    [InlineData("openai", "gpt-4o", 2.5, 10, "USD")]
    [InlineData("openai", "gpt-5", 1.25, 10, "USD")]
    [InlineData("claude", "claude-opus-4-5", 5, 25, "USD")]
    [InlineData("gemini", "gemini-2.5-flash", 0.3, 2.5, "USD")]
    [InlineData("glm", "glm-5", 4, 18, "CNY")]
    [InlineData("moonshot", "kimi-k3", 20, 100, "CNY")]
    [InlineData("ernie", "ernie-4.5", 4, 16, "CNY")]
    [InlineData("deepseek", "deepseek-flash", 1, 4, "CNY")]
    public void Todays_prices_of_the_eight_providers_are_there(string provider, string model, double input, double output, string currency)
    {
        var night = new DateTimeOffset(2026, 11, 28, 20, 0, 0, TimeSpan.Zero);

        PriceCatalog.BuiltIn.Quote(provider, model, new(1_000_000, 0), night).Amount.Should().Be(Money.FromDecimal((decimal)input, currency));
        PriceCatalog.BuiltIn.Quote(provider, model, new(0, 1_000_000), night).Amount.Should().Be(Money.FromDecimal((decimal)output, currency));
    }

    [Fact]
    public void Every_price_says_where_it_is_from_and_when_somebody_looked()
    {
        PriceCatalog.BuiltIn.Models.SelectMany(model => model.Prices).Should().OnlyContain(price => price.Source.Length > 0 && price.CheckedOn > new DateOnly(2024, 1, 1));
    }

    [Fact]
    public void Prices_that_nobody_checked_for_sixty_days_are_named()
    {
        var stale = PriceCatalog.BuiltIn.Stale(new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromDays(60));

        stale.Should().Contain(finding => finding.Where.Contains("openai/gpt-4o@", StringComparison.Ordinal) && finding.Message.Contains("119 days", StringComparison.Ordinal));
        stale.Should().NotContain(finding => finding.Where.Contains("deepseek-flash", StringComparison.Ordinal));
    }

    [Fact]
    public void A_calendar_that_has_ended_is_named()
    {
        PriceCatalog.BuiltIn.Stale(new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero), TimeSpan.FromDays(3650)).Should().ContainSingle()
            .Which.Message.Should().Contain("ends on 2026-12-31");
    }
}
