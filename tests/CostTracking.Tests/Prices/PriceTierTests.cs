namespace CostTracking.Tests;

public sealed class PriceTierTests
{
    private static readonly PriceCatalog Tiered = Prices.Of(Prices.Model("m", new PriceFilePrice
    {
        Currency = "CNY",
        CheckedOn = Prices.Checked,
        Source = "test",
        Tiers = { new() { UpToInput = 1000, Input = 1m, Output = 2m }, new() { UpToInput = 2000, Input = 10m, Output = 20m } },
    }));

    [Theory]
    [InlineData(999, 999 + 2)]
    [InlineData(1000, 1000 + 2)]
    [InlineData(1001, 10_010 + 20)]
    [InlineData(2000, 20_000 + 20)]
    public void A_tier_prices_the_whole_request_and_ends_at_exactly_its_limit(long input, long micros)
    {
        Tiered.Quote("test", "m", new(input, 1), TestLedger.Start).Amount!.Value.Micros.Should().Be(micros);
    }

    [Fact]
    public void A_request_longer_than_the_last_tier_has_no_price()
    {
        Tiered.Quote("test", "m", new(2001, 1), TestLedger.Start).Unpriced.Should().Be(UnpricedReason.BeyondTiers);
    }

    [Fact]
    public void The_version_names_the_tier()
    {
        Tiered.Quote("test", "m", new(1500, 1), TestLedger.Start).PriceVersion.Should().Be("test:test/m@start|to2000");
    }

    [Fact]
    public void Every_kind_of_token_has_its_price_and_falls_back_to_what_it_is_a_part_of()
    {
        var price = Prices.Price(1m, 10m, cached: 0.1m);
        (price.CacheWrite, price.CacheWriteLong, price.AudioInput, price.Image) = (2m, 4m, 5m, 8m);
        price.PerRequest = 0.5m;
        price.Surcharges["search"] = 0.25m;
        var catalog = Prices.Of(Prices.Model("m", price));
        var usage = new TokenUsage(1_000_000, 1_000_000)
        {
            CachedTokens = 100_000,
            CacheWriteTokens = 100_000,
            CacheWriteLongTokens = 100_000,
            AudioInputTokens = 100_000,
            ImageTokens = 100_000,
            ReasoningTokens = 400_000,
            AudioOutputTokens = 100_000,
            Extras = new Dictionary<string, long> { ["search"] = 2 },
        };

        // 0.5 plain, 0.01 cached, 0.2 + 0.4 written, 0.5 sound, 0.8 pictures, 10 out, 0.5 a request, 0.5 for two searches
        catalog.Quote("test", "m", usage, TestLedger.Start).Amount!.Value.ToDecimal().Should().Be(13.41m);
    }

    [Fact]
    public void A_piece_that_the_price_does_not_name_has_no_price()
    {
        var usage = new TokenUsage(1, 1) { Extras = new Dictionary<string, long> { ["fetch"] = 1 } };

        Prices.Simple.Quote("test", "m", usage, TestLedger.Start).Unpriced.Should().Be(UnpricedReason.UnknownSurcharge);
    }

    [Fact]
    public void Cached_tokens_say_what_they_saved()
    {
        Prices.Simple.Quote("test", "m", new(1_000_000, 0) { CachedTokens = 1_000_000 }, TestLedger.Start).SavedMicros.Should().Be(900_000);
    }
}
