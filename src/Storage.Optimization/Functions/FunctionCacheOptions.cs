namespace Storage.Optimization;

/// <summary>The options of the cache of a host's own functions.</summary>
public sealed class FunctionCacheOptions
{
    /// <summary>Gets or sets how many results are kept.</summary>
    /// <value>1 to 10,000,000; the default is 1,000.</value>
    [AllowedRange(1, 10_000_000)]
    public int Capacity { get; set; } = 1_000;

    /// <summary>Gets or sets which result leaves when there is no more room.</summary>
    /// <value>The default is <see cref="CachePolicy.LeastRecentlyUsed"/>.</value>
    [DefinedValue]
    public CachePolicy Policy { get; set; }

    /// <summary>Gets or sets how long a result is kept that does not say so itself.</summary>
    /// <value>1 ms to 30 days; the default is 60 s.</value>
    [AllowedRange("00:00:00.001", "30.00:00:00")]
    public TimeSpan Time { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets how long a function may take. Its token is cancelled then, its callers are told, and the next caller runs it
    /// again.</summary>
    /// <value>1 ms to 1 hour; the default is 30 s.</value>
    [AllowedRange("00:00:00.001", "01:00:00")]
    public TimeSpan LoadTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets by which share a result may expire early, so that what was made together does not expire together.</summary>
    /// <value>0 to 0.9; the default is 0.1.</value>
    [System.ComponentModel.DataAnnotations.Range(0.0, 0.9)]
    public double Jitter { get; set; } = 0.1;

    /// <summary>Gets or sets how many tags are known; the tag that was unused longest is forgotten with all its results.</summary>
    /// <value>1 to 1,000,000; the default is 10,000.</value>
    [AllowedRange(1, 1_000_000)]
    public int TagCapacity { get; set; } = 10_000;
}
