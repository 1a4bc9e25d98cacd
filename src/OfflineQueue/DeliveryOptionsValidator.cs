using Microsoft.Extensions.Options;

namespace OfflineQueue;

/// <summary>Checks <see cref="DeliveryOptions"/>.</summary>
[OptionsValidator]
public sealed partial class DeliveryOptionsValidator : IValidateOptions<DeliveryOptions>;
