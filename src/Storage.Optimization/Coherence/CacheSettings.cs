using Microsoft.Extensions.Logging;

namespace Storage.Optimization.Internal;

/// <summary>What all regions of one cache share.</summary>
internal sealed class CacheSettings(IStorage inner, CachingOptions options, TimeProvider time, ILogger logger, CoherenceRules rules)
{
    private static readonly CacheRegionOptions Unchanged = new();
    private static readonly CacheRegionOptions Disabled = new() { IsEnabled = false };

    /// <summary>Gets the next layer.</summary>
    public IStorage Inner { get; } = inner;

    public CachingOptions Options { get; } = options;

    public CacheClock Clock { get; } = new(time);

    public ILogger Logger { get; } = logger;

    public CoherenceRules Rules { get; } = rules;

    public BackgroundTasks Background { get; } = new();

    public Level2Cache? Level2 { get; init; }

    public long LoadMilliseconds { get; } = (long)options.LoadTimeout.TotalMilliseconds;

    public CacheRegionOptions RegionOf(string table) =>
        !Options.IsEnabled ? Disabled : Options.Regions.TryGetValue(table, out var region) ? region : Unchanged;
}
