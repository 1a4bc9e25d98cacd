namespace CostTracking.Internal;

/// <summary>Converts by the rate of the day. There is no rate backwards or over a third currency: those would be guesses.</summary>
internal sealed class ExchangeRates
{
    private readonly Dictionary<(string From, string To), (DateOnly Date, UnitPrice Rate)[]> _rates;

    public ExchangeRates(IEnumerable<ExchangeRateOptions> rates) => _rates = rates
        .GroupBy(rate => (rate.From, rate.To))
        .ToDictionary(group => group.Key, group => group.OrderBy(rate => rate.Date).Select(rate => (rate.Date, UnitPrice.PerMillion(rate.Rate))).ToArray());

    /// <summary>Converts an amount, half up; <see langword="null"/> where no rate is known for the time.</summary>
    public long? Convert(Money amount, string currency, DateTimeOffset at)
    {
        if (amount.Currency == currency)
        {
            return amount.Micros;
        }

        if (!_rates.TryGetValue((amount.Currency, currency), out var rates))
        {
            return null;
        }

        var day = DateOnly.FromDateTime(at.UtcDateTime);
        var index = Array.FindLastIndex(rates, rate => rate.Date <= day);
        return index < 0 ? null : checked((long)Exact.DivideHalfUp((Int128)amount.Micros * rates[index].Rate.Nanos, UnitPrice.NanosPerUnit));
    }
}
