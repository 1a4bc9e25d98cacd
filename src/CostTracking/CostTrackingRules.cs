using System.Globalization;
using Microsoft.Extensions.Options;

namespace CostTracking.Internal;

/// <summary>Checks what attributes cannot say.</summary>
internal sealed class CostTrackingRules : IValidateOptions<CostTrackingOptions>
{
    public const string DailyName = "daily";
    private const decimal MostLimit = 1_000_000_000m;

    /// <summary>Checks options that did not come through a host.</summary>
    public static void Demand(CostTrackingOptions options)
    {
        ValidateOptionsResult[] results = [new CostTrackingOptionsValidator().Validate(null, options), new CostTrackingRules().Validate(null, options)];
        var failures = results.Where(result => result.Failed).SelectMany(result => result.Failures ?? []).ToList();
        if (failures.Count > 0)
        {
            throw new OptionsValidationException(string.Empty, typeof(CostTrackingOptions), failures);
        }
    }

    public ValidateOptionsResult Validate(string? name, CostTrackingOptions options)
    {
        var failures = new List<string>();
        CheckZone(options.TimeZone, nameof(CostTrackingOptions.TimeZone), failures);
        CheckLimit(options.DailyBudget ?? 0, nameof(CostTrackingOptions.DailyBudget), failures);
        var names = new HashSet<string>(StringComparer.Ordinal) { DailyName };
        foreach (var budget in options.Budgets)
        {
            var where = $"The budget '{budget.Name}'";
            CheckLimit(budget.Limit, $"{where}: Limit", failures);
            CheckZone(budget.TimeZone ?? options.TimeZone, $"{where}: TimeZone", failures);
            if (!names.Add(budget.Name))
            {
                failures.Add($"{where} is there twice, or has the name of the daily one. Give each its own name.");
            }

            if (budget.Thresholds?.Any(threshold => threshold is <= 0 or > 1000) == true)
            {
                failures.Add($"{where}: a threshold is not from 0 to 1000 percent.");
            }
        }

        if (options.UnpricedPolicy == UnpricedPolicy.Fallback && options.FallbackPrice is null)
        {
            failures.Add("UnpricedPolicy is Fallback; it needs a FallbackPrice.");
        }

        if (new CaptureOptionsValidator().Validate(name, options.Capture) is { Failed: true } capture)
        {
            failures.AddRange(capture.Failures ?? []);
        }

        foreach (var rate in options.ExchangeRates.Where(rate => rate.Rate <= 0 || !UnitPrice.TryPerMillion(rate.Rate, out _)))
        {
            failures.Add(string.Create(CultureInfo.InvariantCulture, $"The rate {rate.Rate} from {rate.From} to {rate.To} has to be more than 0, with nine places at most."));
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void CheckZone(string zone, string what, List<string> failures)
    {
        if (!TimeZones.TryFind(zone, out _))
        {
            failures.Add($"{what} is '{zone}', which is not known on this machine. Use an IANA name, such as Asia/Shanghai.");
        }
    }

    private static void CheckLimit(decimal limit, string what, List<string> failures)
    {
        if (limit is < 0 or > MostLimit || limit * Money.MicrosPerUnit != decimal.Truncate(limit * Money.MicrosPerUnit))
        {
            failures.Add(string.Create(CultureInfo.InvariantCulture, $"{what} is {limit}; it has to be from 0 to {MostLimit}, with six places at most."));
        }
    }
}
