using Microsoft.Extensions.Options;

namespace OfflineQueue;

/// <summary>Checks <see cref="OfflineQueueOptions"/>.</summary>
[OptionsValidator]
public sealed partial class OfflineQueueOptionsValidator : IValidateOptions<OfflineQueueOptions>;
