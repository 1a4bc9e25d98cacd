using System.Globalization;

namespace CostTracking.Internal;

/// <summary>Makes priced models of a file and notes what is wrong with it.</summary>
internal sealed class PriceFileReader(PriceFile file)
{
    private readonly List<PriceFinding> _findings = [];
    private readonly Dictionary<string, HolidayCalendar> _calendars = new(StringComparer.Ordinal);

    public IReadOnlyList<PriceFinding> Findings => _findings;

    public List<PricedModel> Read()
    {
        if (string.IsNullOrWhiteSpace(file.Version))
        {
            Error("file", "It has no version. Name it, so that every call can say by which prices it was priced.");
        }

        foreach (var calendar in file.Calendars)
        {
            _calendars[calendar.Name] = new(calendar.Name, calendar.Through, calendar.Days.ToHashSet());
        }

        var models = file.Models.Select(Model).ToList();
        CheckNames(models);
        return models;
    }

    private PricedModel Model(PriceFileModel model)
    {
        var where = $"{model.Provider}/{model.Model}";
        if (string.IsNullOrWhiteSpace(model.Provider) || string.IsNullOrWhiteSpace(model.Model))
        {
            Error(where, "A model needs a provider and a name.");
        }

        if (model.Prices.Count == 0)
        {
            Error(where, "It has no price.");
        }

        var prices = model.Prices.Select((price, index) => Price(where, price, index == model.Prices.Count - 1 ? null : model.Prices[index + 1].From)).ToList();
        CheckOrder(where, model.Prices);
        foreach (var price in prices)
        {
            PriceRules.Check(price, _findings);
        }

        return new(model.Provider, model.Model, [.. model.Aliases], [.. model.Patterns], prices);
    }

    private ModelPrice Price(string where, PriceFilePrice price, DateTimeOffset? next)
    {
        var version = string.Create(CultureInfo.InvariantCulture, $"{file.Version}:{where}@{(price.From is { } from ? Stamp(from) : "start")}");
        if (price.Currency.Length != 3 || !price.Currency.All(char.IsAsciiLetterUpper))
        {
            Error(version, $"The currency '{price.Currency}' is not three capital letters, such as CNY.");
        }

        if (string.IsNullOrWhiteSpace(price.Source) || price.CheckedOn == default)
        {
            Error(version, "It does not say where it is from (source) and when somebody looked (checkedOn).");
        }

        if (price.Free && price.Tiers.Count == 0 && !price.HasAny)
        {
            price.Input = 0;
        }

        return new()
        {
            Version = version,
            Currency = price.Currency,
            From = price.From,
            Until = price.Until ?? next,
            Tiers = Tiers(version, price, price.Tiers),
            Windows = [.. price.Windows.Select(window => Window(version, window))],
            PerRequestNanos = Nanos(version, price.PerRequest ?? 0),
            SurchargeNanos = price.Surcharges.ToDictionary(pair => pair.Key, pair => Nanos(version, pair.Value), StringComparer.Ordinal),
            IsFree = price.Free,
            Source = price.Source,
            CheckedOn = price.CheckedOn,
        };
    }

    private List<PriceTier> Tiers(string where, PriceFileRates own, IList<PriceFileTier> tiers)
    {
        if (tiers.Count == 0)
        {
            return [new(null, Rates(where, own))];
        }

        if (own.HasAny)
        {
            Error(where, "It has prices of its own and tiers. Give either.");
        }

        for (var i = 0; i < tiers.Count; i++)
        {
            var isLast = i == tiers.Count - 1;
            if (tiers[i].UpToInput is <= 0 || (tiers[i].UpToInput is null && !isLast) || (i > 0 && tiers[i].UpToInput <= tiers[i - 1].UpToInput))
            {
                Error(where, "The tiers do not ascend: each but the last needs a larger upToInput than the one before.");
            }
        }

        return [.. tiers.Select(tier => new PriceTier(tier.UpToInput, Rates(where, tier)))];
    }

    private PriceWindow Window(string where, PriceFileWindow window)
    {
        HolidayCalendar? calendar = null;
        if (window.ExceptCalendar is { } name && !_calendars.TryGetValue(name, out calendar))
        {
            Error(where, $"The window '{window.Name}' names the calendar '{name}', which the file has not.");
        }

        if (!TimeZones.TryFind(window.Zone, out var zone))
        {
            Error(where, $"The time zone '{window.Zone}' is not known on this machine. Use an IANA name, such as Asia/Shanghai.");
        }

        return new(window.Name, zone, Days(where, window), Times(where, window), calendar, Tiers(where, window, window.Tiers));
    }

    private HashSet<DayOfWeek> Days(string where, PriceFileWindow window)
    {
        var days = new HashSet<DayOfWeek>();
        foreach (var text in window.Days)
        {
            var day = Array.FindIndex(["sun", "mon", "tue", "wed", "thu", "fri", "sat"], name => name == text);
            if (day < 0)
            {
                Error(where, $"'{text}' is no day of the week. Use mon, tue, wed, thu, fri, sat or sun.");
            }

            days.Add((DayOfWeek)Math.Max(day, 0));
        }

        return days.Count > 0 ? days : [.. Enum.GetValues<DayOfWeek>()];
    }

    private List<TimeRange> Times(string where, PriceFileWindow window)
    {
        var ranges = new List<TimeRange>();
        foreach (var text in window.Times)
        {
            var parts = text.Split('-');
            if (parts.Length == 2
                && TimeOnly.TryParseExact(parts[0], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
                && TimeOnly.TryParseExact(parts[1] == "24:00" ? "00:00" : parts[1], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)
                && (until > from || parts[1] == "24:00"))
            {
                ranges.Add(new(from, until));
            }
            else
            {
                Error(where, $"'{text}' is no part of a day. Write it as 09:00-12:00; one past midnight is two parts.");
            }
        }

        if (window.Times.Count == 0)
        {
            Error(where, $"The window '{window.Name}' has no times.");
        }

        return ranges;
    }

    private TokenPrices Rates(string where, PriceFileRates rates) => new()
    {
        Input = Unit(where, rates.Input) ?? default,
        Output = Unit(where, rates.Output) ?? default,
        CachedInput = Unit(where, rates.CachedInput),
        CacheWrite = Unit(where, rates.CacheWrite),
        CacheWriteLong = Unit(where, rates.CacheWriteLong),
        Reasoning = Unit(where, rates.Reasoning),
        AudioInput = Unit(where, rates.AudioInput),
        AudioOutput = Unit(where, rates.AudioOutput),
        Image = Unit(where, rates.Image),
    };

    private UnitPrice? Unit(string where, decimal? price) => price is { } value ? new UnitPrice(Nanos(where, value)) : null;

    private long Nanos(string where, decimal price)
    {
        if (price < 0)
        {
            Error(where, string.Create(CultureInfo.InvariantCulture, $"The price {price} is negative."));
        }

        if (!UnitPrice.TryPerMillion(price, out var unit))
        {
            Error(where, string.Create(CultureInfo.InvariantCulture, $"The price {price} has more than nine places or is out of range."));
        }

        return unit.Nanos;
    }

    private void CheckOrder(string where, IList<PriceFilePrice> prices)
    {
        for (var i = 0; i < prices.Count; i++)
        {
            if (i > 0 && (prices[i].From is null || prices[i].From <= prices[i - 1].From))
            {
                Error(where, "Its prices are not in the order of their start; only the first may have none.");
            }

            if (prices[i].Until is { } until && (until <= prices[i].From || (i + 1 < prices.Count && until > prices[i + 1].From)))
            {
                Error(where, "A price ends before it starts, or after the next one has started.");
            }
        }
    }

    private void CheckNames(List<PricedModel> models)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in models)
        {
            foreach (var name in model.Aliases.Prepend(model.Model))
            {
                if (!seen.Add($"{model.Provider}/{name}"))
                {
                    Error($"{model.Provider}/{name}", "The name stands for two models.");
                }
            }
        }
    }

    private void Error(string where, string message) => _findings.Add(new(IsError: true, where, message));

    private static string Stamp(DateTimeOffset from) => from.UtcDateTime.TimeOfDay == TimeSpan.Zero
        ? from.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : from.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
}
