namespace CostTracking.Tests;

public sealed class PriceTimeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_price_that_changes_at_noon_changes_at_noon()
    {
        var catalog = Prices.Of(Prices.Model("m", Prices.Price(1m, 1m), Prices.Price(2m, 2m, from: Noon)));

        Micros(catalog, Noon.AddTicks(-1)).Should().Be(1_000_000);
        Micros(catalog, Noon).Should().Be(2_000_000);
    }

    [Fact]
    public void A_time_that_no_price_covers_has_none_rather_than_todays()
    {
        var price = Prices.Price(2m, 2m, from: Noon);
        price.Until = Noon.AddDays(1);
        var catalog = Prices.Of(Prices.Model("m", price));

        catalog.Quote("test", "m", new(1, 1), Noon.AddTicks(-1)).Unpriced.Should().Be(UnpricedReason.NoPriceForTime);
        catalog.Quote("test", "m", new(1, 1), Noon).Amount.Should().NotBeNull();
        catalog.Quote("test", "m", new(1, 1), Noon.AddDays(1)).Unpriced.Should().Be(UnpricedReason.NoPriceForTime);
    }

    // peak in Beijing is Monday to Friday, 9 to 12 and 14 to 18 o'clock, and not on public holidays
    [Theory]
    [InlineData("2026-11-27T09:00:00+08:00", 2_000_000)]
    [InlineData("2026-11-27T08:59:59+08:00", 1_000_000)]
    [InlineData("2026-11-27T11:59:59+08:00", 2_000_000)]
    [InlineData("2026-11-27T12:00:00+08:00", 1_000_000)]
    [InlineData("2026-11-27T17:59:59+08:00", 2_000_000)]
    [InlineData("2026-11-27T18:00:00+08:00", 1_000_000)]
    [InlineData("2026-11-27T01:30:00Z", 2_000_000)]
    [InlineData("2026-11-28T10:00:00+08:00", 1_000_000)]
    public void Peak_hours_are_those_of_the_providers_clock(string at, long micros)
    {
        PriceCatalog.BuiltIn.Quote("deepseek", "deepseek-flash", new(1_000_000, 0), DateTimeOffset.Parse(at, null)).Amount!.Value.Micros.Should().Be(micros);
    }

    [Fact]
    public void A_holiday_has_no_peak()
    {
        var (workday, holiday) = (new DateTimeOffset(2026, 9, 24, 10, 0, 0, TimeSpan.FromHours(8)), new DateTimeOffset(2026, 9, 25, 10, 0, 0, TimeSpan.FromHours(8)));

        Pro(workday).Should().Be(1_320_000);
        Pro(holiday).Should().Be(660_000);

        static long Pro(DateTimeOffset at) => PriceCatalog.BuiltIn.Quote("deepseek", "deepseek-v4-pro", new(1_000_000, 0), at).Amount!.Value.Micros;
    }

    // in New York clocks go from 2 to 3 o'clock on 8 March 2026, and twice through 1 to 2 o'clock on 1 November
    [Theory]
    [InlineData("2026-03-08T06:59:00Z", 1_000_000)]
    [InlineData("2026-03-08T07:00:00Z", 2_000_000)]
    [InlineData("2026-03-08T08:00:00Z", 1_000_000)]
    [InlineData("2026-11-01T05:30:00Z", 1_000_000)]
    [InlineData("2026-11-01T06:30:00Z", 1_000_000)]
    [InlineData("2026-11-01T07:00:00Z", 2_000_000)]
    public void A_window_follows_a_clock_that_is_put_forward_and_back(string at, long micros)
    {
        var price = Prices.Price(1m, 1m);
        price.Windows.Add(new() { Name = "early", Zone = "America/New_York", Times = { "02:00-04:00" }, Input = 2m, Output = 2m });
        var catalog = Prices.Of(Prices.Model("m", price));
        var isAfterForward = at.StartsWith("2026-03-08T07", StringComparison.Ordinal);

        Micros(catalog, DateTimeOffset.Parse(at, null)).Should().Be(micros, isAfterForward ? "3 o'clock follows 1:59 and lies in the window" : "the clock says so");
    }

    private static long Micros(PriceCatalog catalog, DateTimeOffset at) => catalog.Quote("test", "m", new(1_000_000, 0), at).Amount!.Value.Micros;
}
