using System.ComponentModel.DataAnnotations;

namespace Storage.Optimization;

/// <summary>What differs for one table.</summary>
public sealed class CacheRegionOptions
{
    /// <summary>Gets or sets whether the table is cached.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool IsEnabled { get; set; } = true;

    /// <summary>Gets or sets which row leaves the first level when it is full.</summary>
    /// <value>The default is <see cref="CachePolicy.LeastFrequentlyUsed"/>.</value>
    [DefinedValue]
    public CachePolicy Policy { get; set; }

    /// <summary>Gets or sets how many rows the first level keeps.</summary>
    /// <value>The default is <see langword="null"/>: <see cref="CachingOptions.Level1Capacity"/>.</value>
    [AllowedRange(1, 10_000_000)]
    public int? Capacity { get; set; }

    /// <summary>Gets or sets how long the first level keeps a row.</summary>
    /// <value>The default is <see langword="null"/>: <see cref="CachingOptions.Level1Time"/>.</value>
    [AllowedRange("00:00:00.001", "1.00:00:00")]
    public TimeSpan? Level1Time { get; set; }

    /// <summary>Gets or sets how long the second level keeps a row.</summary>
    /// <value>The default is <see langword="null"/>: <see cref="CachingOptions.Level2Time"/>.</value>
    [AllowedRange("00:00:00.001", "30.00:00:00")]
    public TimeSpan? Level2Time { get; set; }

    /// <summary>Gets or sets for how long it is kept that there is no row.</summary>
    /// <value>0 (it is not kept) to 1 hour; the default is 0.</value>
    [AllowedRange("00:00:00", "01:00:00")]
    public TimeSpan AbsentTime { get; set; }

    /// <summary>Gets or sets how many absent keys are kept; they have a space of their own, so that a flood of them costs no row its
    /// place.</summary>
    /// <value>1 to 1,000,000; the default is 100.</value>
    [AllowedRange(1, 1_000_000)]
    public int AbsentCapacity { get; set; } = 100;

    /// <summary>Gets or sets for how long after its expiry a row or window is given where reading it anew fails. A row that was changed
    /// meanwhile never is.</summary>
    /// <value>0 (never) to 1 day; the default is 0.</value>
    [AllowedRange("00:00:00", "1.00:00:00")]
    public TimeSpan StaleOnError { get; set; }

    /// <summary>Gets or sets after which share of its life an entry is read anew beside its readers.</summary>
    /// <value>0.1 to 1 (never); the default is 1.</value>
    [Range(0.1, 1.0)]
    public double RefreshAfter { get; set; } = 1;

    /// <summary>Gets or sets how many rows the table has about, to keep a filter of its keys: what is not in it is absent without asking.
    /// For tables that nobody else writes to.</summary>
    /// <value>0 (no filter) to 100,000,000; the default is 0.</value>
    [AllowedRange(0, 100_000_000)]
    public int ExpectedKeys { get; set; }
}
