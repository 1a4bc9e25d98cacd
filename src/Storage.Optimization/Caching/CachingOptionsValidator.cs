using Microsoft.Extensions.Options;

namespace Storage.Optimization;

/// <summary>Checks <see cref="CachingOptions"/>.</summary>
[OptionsValidator]
public sealed partial class CachingOptionsValidator : IValidateOptions<CachingOptions>;
