using Microsoft.Extensions.Options;

namespace Storage.Alerts;

/// <summary>Checks <see cref="EmailOptions"/>.</summary>
[OptionsValidator]
public sealed partial class EmailOptionsValidator : IValidateOptions<EmailOptions>;
