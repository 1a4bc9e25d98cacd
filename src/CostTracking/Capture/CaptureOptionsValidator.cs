using Microsoft.Extensions.Options;

namespace CostTracking;

/// <summary>Checks <see cref="CaptureOptions"/>; nothing in it can be out of range.</summary>
public sealed class CaptureOptionsValidator : IValidateOptions<CaptureOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, CaptureOptions options) => ValidateOptionsResult.Success;
}
