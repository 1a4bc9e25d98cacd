using Microsoft.Extensions.Options;

namespace CostTracking;

/// <summary>Checks <see cref="CostTrackingOptions"/>, one property at a time.</summary>
[OptionsValidator]
public sealed partial class CostTrackingOptionsValidator : IValidateOptions<CostTrackingOptions>;
