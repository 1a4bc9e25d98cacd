using Microsoft.Extensions.Options;

namespace Storage.Optimization;

/// <summary>Checks <see cref="CachingOptions.Regions"/>.</summary>
public sealed class CachingRegionsValidator : IValidateOptions<CachingOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, CachingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var validator = new CacheRegionOptionsValidator();
        var failures = options.Regions
            .Select(region => (region.Key, Result: validator.Validate(name, region.Value)))
            .Where(region => region.Result.Failed)
            .SelectMany(region => region.Result.Failures!.Select(failure => $"Table '{region.Key}': {failure}"))
            .ToList();
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}
