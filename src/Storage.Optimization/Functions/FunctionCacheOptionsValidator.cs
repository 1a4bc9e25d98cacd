using Microsoft.Extensions.Options;

namespace Storage.Optimization;

/// <summary>Checks <see cref="FunctionCacheOptions"/>.</summary>
[OptionsValidator]
public sealed partial class FunctionCacheOptionsValidator : IValidateOptions<FunctionCacheOptions>;
