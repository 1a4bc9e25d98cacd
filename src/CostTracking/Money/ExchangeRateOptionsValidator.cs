using Microsoft.Extensions.Options;

namespace CostTracking;

/// <summary>Checks <see cref="ExchangeRateOptions"/>.</summary>
[OptionsValidator]
public sealed partial class ExchangeRateOptionsValidator : IValidateOptions<ExchangeRateOptions>;
