using Microsoft.Extensions.Options;

namespace Storage.Alerts;

/// <summary>Checks <see cref="SmsOptions"/>.</summary>
[OptionsValidator]
public sealed partial class SmsOptionsValidator : IValidateOptions<SmsOptions>;
