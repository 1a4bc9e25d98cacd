using Microsoft.Extensions.Options;

namespace Storage.Optimization;

/// <summary>Checks <see cref="SlowLogOptions"/>.</summary>
[OptionsValidator]
public sealed partial class SlowLogOptionsValidator : IValidateOptions<SlowLogOptions>;
