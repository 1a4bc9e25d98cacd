using Microsoft.Extensions.Options;

namespace Storage.Alerts;

/// <summary>Checks <see cref="WebhookOptions"/>.</summary>
[OptionsValidator]
public sealed partial class WebhookOptionsValidator : IValidateOptions<WebhookOptions>;
