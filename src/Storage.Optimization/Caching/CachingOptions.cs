using System.ComponentModel.DataAnnotations;

namespace Storage.Optimization;

/// <summary>The options of the cache.</summary>
public sealed class CachingOptions
{
    /// <summary>Gets or sets whether there is a cache. Where not, <c>AddCaching()</c> adds no layer, and a <see cref="CachingStorage"/> passes
    /// everything on.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool IsEnabled { get; set; } = true;

    /// <summary>Gets or sets how many rows of one table the first level keeps as objects.</summary>
    /// <value>1 to 10,000,000; the default is 1,000.</value>
    [AllowedRange(1, 10_000_000)]
    public int Level1Capacity { get; set; } = 1_000;

    /// <summary>Gets or sets how many bytes the first level keeps of one table's rows, and as many of its windows.</summary>
    /// <value>10,000 to 100 GB; the default is 32 MB.</value>
    [AllowedRange(10_000, 100_000_000_000)]
    public long Level1Bytes { get; set; } = 32_000_000;

    /// <summary>Gets or sets how long the first level keeps what does not say so itself.</summary>
    /// <value>1 ms to 1 day; the default is 60 s.</value>
    [AllowedRange("00:00:00.001", "1.00:00:00")]
    public TimeSpan Level1Time { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets where the second level is.</summary>
    /// <value>The default is <see cref="Level2Kind.Memory"/>.</value>
    [DefinedValue]
    public Level2Kind Level2 { get; set; } = Level2Kind.Memory;

    /// <summary>Gets or sets how many entries the second level in memory keeps.</summary>
    /// <value>1 to 100,000,000; the default is 10,000.</value>
    [AllowedRange(1, 100_000_000)]
    public int Level2Capacity { get; set; } = 10_000;

    /// <summary>Gets or sets how many bytes the second level in memory keeps.</summary>
    /// <value>10,000 to 100 GB; the default is 64 MB.</value>
    [AllowedRange(10_000, 100_000_000_000)]
    public long Level2Bytes { get; set; } = 64_000_000;

    /// <summary>Gets or sets how long the second level keeps what does not say so itself.</summary>
    /// <value>1 ms to 30 days; the default is 300 s.</value>
    [AllowedRange("00:00:00.001", "30.00:00:00")]
    public TimeSpan Level2Time { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>Gets or sets how long a read waits for a second level outside this process before it turns to the database.</summary>
    /// <value>1 ms to 1 minute; the default is 100 ms.</value>
    [AllowedRange("00:00:00.001", "00:01:00")]
    public TimeSpan Level2ReadTimeout { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Gets or sets how long a write to the second level may take; no caller waits for it.</summary>
    /// <value>1 ms to 10 minutes; the default is 2 s.</value>
    [AllowedRange("00:00:00.001", "00:10:00")]
    public TimeSpan Level2WriteTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets or sets how long writes to the second level are gathered.</summary>
    /// <value>1 ms to 1 minute; the default is 20 ms.</value>
    [AllowedRange("00:00:00.001", "00:01:00")]
    public TimeSpan Level2WriteDelay { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Gets or sets how many writes wait for the second level at most; further ones are dropped and counted.</summary>
    /// <value>1 to 10,000,000; the default is 4,096.</value>
    [AllowedRange(1, 10_000_000)]
    public int Level2WriteQueueLimit { get; set; } = 4_096;

    /// <summary>Gets or sets how long the second level is left alone after a failure.</summary>
    /// <value>0 to 1 hour; the default is 1 s.</value>
    [AllowedRange("00:00:00", "01:00:00")]
    public TimeSpan Level2RestTime { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets of how many partitions of one table (chats of the messages) windows are kept, and how many windows that
    /// cover whole tables.</summary>
    /// <value>1 to 10,000,000; the default is 1,000.</value>
    [AllowedRange(1, 10_000_000)]
    public int WindowCapacity { get; set; } = 1_000;

    /// <summary>Gets or sets how many windows are kept of one partition.</summary>
    /// <value>1 to 1,000; the default is 8.</value>
    [AllowedRange(1, 1_000)]
    public int WindowsPerPartition { get; set; } = 8;

    /// <summary>Gets or sets how many rows a kept window has at most.</summary>
    /// <value>0 (no windows are kept) to 1,000,000; the default is 1,000.</value>
    [AllowedRange(0, 1_000_000)]
    public int MaxWindowRows { get; set; } = 1_000;

    /// <summary>Gets or sets whether rows that are inserted or written over as a whole enter the first level with their
    /// commit.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool EnableWriteThrough { get; set; } = true;

    /// <summary>Gets or sets by which share an entry may expire early, so that what was read together does not expire together.</summary>
    /// <value>0 to 0.9; the default is 0.1.</value>
    [Range(0.0, 0.9)]
    public double Jitter { get; set; } = 0.1;

    /// <summary>Gets or sets how long others wait for a load before one of them begins its own.</summary>
    /// <value>1 ms to 1 hour; the default is 10 s.</value>
    [AllowedRange("00:00:00.001", "01:00:00")]
    public TimeSpan LoadTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets what differs for a table, by its name.</summary>
    public IDictionary<string, CacheRegionOptions> Regions { get; } = new Dictionary<string, CacheRegionOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets what differs for an entity's table, to be set.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <returns>The table's options.</returns>
    public CacheRegionOptions Region<T>()
        where T : class, IEntity<T>
    {
        if (!Regions.TryGetValue(T.Map.Table, out var region))
        {
            Regions[T.Map.Table] = region = new CacheRegionOptions();
        }

        return region;
    }
}
