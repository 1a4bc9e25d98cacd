using Microsoft.Extensions.Options;

namespace Storage.Optimization;

/// <summary>Checks <see cref="RetryOptions"/>.</summary>
[OptionsValidator]
public sealed partial class RetryOptionsValidator : IValidateOptions<RetryOptions>;
