using Microsoft.Extensions.Options;

namespace Storage.Optimization;

/// <summary>Checks <see cref="BatchingOptions"/>.</summary>
[OptionsValidator]
public sealed partial class BatchingOptionsValidator : IValidateOptions<BatchingOptions>;
