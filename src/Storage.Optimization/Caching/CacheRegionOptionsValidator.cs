using Microsoft.Extensions.Options;

namespace Storage.Optimization;

/// <summary>Checks <see cref="CacheRegionOptions"/>.</summary>
[OptionsValidator]
public sealed partial class CacheRegionOptionsValidator : IValidateOptions<CacheRegionOptions>;
