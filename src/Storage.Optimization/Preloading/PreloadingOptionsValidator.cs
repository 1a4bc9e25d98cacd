using Microsoft.Extensions.Options;

namespace Storage.Optimization;

/// <summary>Checks <see cref="PreloadingOptions"/>.</summary>
[OptionsValidator]
public sealed partial class PreloadingOptionsValidator : IValidateOptions<PreloadingOptions>;
