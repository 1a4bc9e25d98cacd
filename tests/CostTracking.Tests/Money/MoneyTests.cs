using System.Globalization;
using CostTracking.Internal;

namespace CostTracking.Tests;

public sealed class MoneyTests
{
    [Fact]
    public void Amounts_of_one_currency_add_subtract_and_compare()
    {
        var (one, two) = (new Money(1, "CNY"), new Money(2, "CNY"));

        (one + two).Should().Be(new Money(3, "CNY"));
        (one - two).Should().Be(new Money(-1, "CNY"));
        (one < two && two > one && one <= two && two >= one).Should().BeTrue();
    }

    [Fact]
    public void Amounts_of_two_currencies_do_not_meet()
    {
        var add = () => new Money(1, "CNY") + new Money(1, "USD");

        add.Should().Throw<InvalidOperationException>().WithMessage("CNY and USD*dated rate*");
    }

    [Fact]
    public void An_overflow_is_an_error_and_no_small_number()
    {
        var add = () => new Money(long.MaxValue, "CNY") + new Money(1, "CNY");

        add.Should().Throw<OverflowException>();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(499_999_999, 0)]
    [InlineData(500_000_000, 1)]
    [InlineData(1_499_999_999, 1)]
    [InlineData(1_500_000_000, 2)]
    [InlineData(-500_000_000, -1)]
    public void A_half_is_rounded_up(long femto, long micros)
    {
        Exact.ToMicros(femto).Should().Be(micros);
    }

    [Fact]
    public void The_exact_amount_equals_that_of_a_model_with_big_integers()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++)
        {
            var prices = new TokenPrices { Input = new(random.NextInt64(1_000_000_000_000)), Output = new(random.NextInt64(1_000_000_000_000)), CachedInput = new(random.NextInt64(1_000_000_000)) };
            var usage = new TokenUsage(random.NextInt64(100_000_000), random.NextInt64(100_000_000));
            usage = usage with { CachedTokens = random.NextInt64(usage.InputTokens + 1) };

            var exact = ((System.Numerics.BigInteger)(usage.InputTokens - usage.CachedTokens) * prices.Input.Nanos)
                + ((System.Numerics.BigInteger)usage.CachedTokens * prices.CachedInput!.Value.Nanos)
                + ((System.Numerics.BigInteger)usage.OutputTokens * prices.Output.Nanos);

            ((System.Numerics.BigInteger)Exact.ToMicros(prices.CostOf(usage))).Should().Be((exact + 500_000_000) / 1_000_000_000, "the seed is {0}", seed);
        }
    }

    [Fact]
    public void A_decimal_that_money_cannot_hold_is_refused()
    {
        var make = () => Money.FromDecimal(0.0000001m, "CNY");

        make.Should().Throw<ArgumentException>().WithMessage("*six places*");
        Money.FromDecimal(1.234567m, "CNY").Micros.Should().Be(1_234_567);
    }

    [Fact]
    public void An_amount_reads_alike_in_every_culture()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

        new Money(1_500_000, "CNY").ToString().Should().Be("1.50 CNY");
        new Money(1, "USD").ToString().Should().Be("0.000001 USD");
    }

    [Fact]
    public void A_rate_holds_from_its_day_on_and_neither_before_nor_backwards()
    {
        var rates = new ExchangeRates([new() { From = "USD", To = "CNY", Rate = 7.25m, Date = new(2026, 1, 2) }, new() { From = "USD", To = "CNY", Rate = 7m, Date = new(2026, 2, 1) }]);
        var dollar = new Money(1_000_001, "USD");

        rates.Convert(dollar, "CNY", new(2026, 1, 1, 23, 59, 59, TimeSpan.Zero)).Should().BeNull();
        rates.Convert(dollar, "CNY", new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero)).Should().Be(7_250_007);
        rates.Convert(dollar, "CNY", new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)).Should().Be(7_000_007);
        rates.Convert(new(1, "CNY"), "USD", new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)).Should().BeNull();
    }
}
