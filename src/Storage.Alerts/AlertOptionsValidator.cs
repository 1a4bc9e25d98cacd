using Microsoft.Extensions.Options;

namespace Storage.Alerts;

/// <summary>Checks <see cref="AlertOptions"/>.</summary>
[OptionsValidator]
public sealed partial class AlertOptionsValidator : IValidateOptions<AlertOptions>;
