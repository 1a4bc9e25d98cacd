using Microsoft.Extensions.Options;

namespace CostTracking;

/// <summary>Checks <see cref="CaptureOptions"/>.</summary>
public sealed class CaptureOptionsValidator : IValidateOptions<CaptureOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, CaptureOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Provider is { } provider && string.IsNullOrWhiteSpace(provider))
        {
            return ValidateOptionsResult.Fail("Capture.Provider is empty. Leave it out where the client says itself who its provider is.");
        }

        IList<string>[] keys = [options.CachedKeys, options.CacheWriteKeys, options.CacheWriteLongKeys, options.ReasoningKeys, options.AudioInputKeys, options.AudioOutputKeys];
        return keys.Any(list => list.Any(string.IsNullOrWhiteSpace))
            ? ValidateOptionsResult.Fail("A key in Capture is empty. A key is the name under which an adapter gives a count.")
            : ValidateOptionsResult.Success;
    }
}
