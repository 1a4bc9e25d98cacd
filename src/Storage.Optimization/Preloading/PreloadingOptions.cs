using Storage.Optimization.Internal;

namespace Storage.Optimization;

/// <summary>The options of preloading.</summary>
public sealed class PreloadingOptions
{
    private readonly Dictionary<string, WarmTable> _tables = new(StringComparer.Ordinal);

    /// <summary>Makes the defaults: the hot keys of streams, people, relationships, messages, emoji and images are learned.</summary>
    public PreloadingOptions()
    {
        Warm<ChatStream>(ChatCacheTimes.ChatStream);
        Warm<PersonInfo>(ChatCacheTimes.Person);
        Warm<UserRelationship>(ChatCacheTimes.Person);
        Warm<Message>(ChatCacheTimes.RecentMessages);
        Warm<Emoji>(ChatCacheTimes.Emoji);
        Warm<Image>(ChatCacheTimes.Emoji);
    }

    /// <summary>Gets or sets how long a load rests between two runs, where it has no interval of its own.</summary>
    /// <value>1 s to 1 day; the default is 300 s.</value>
    [AllowedRange("00:00:01", "1.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>Gets or sets how many messages of a busy chat are loaded.</summary>
    /// <value>1 to 1,000; the default is 50.</value>
    [AllowedRange(1, 1_000)]
    public int MessageLimit { get; set; } = 50;

    /// <summary>Gets or sets of how many chats, the last active first, messages and people are loaded; 0 for none.</summary>
    /// <value>0 to 1,000; the default is 20.</value>
    [AllowedRange(0, 1_000)]
    public int BusyChats { get; set; } = 20;

    /// <summary>Gets or sets how many emoji, the most used first, are loaded; 0 for none.</summary>
    /// <value>0 to 1,000; the default is 100.</value>
    [AllowedRange(0, 1_000)]
    public int HotEmojis { get; set; } = 100;

    /// <summary>Gets or sets how many images, the most frequent first, are loaded; 0 for none.</summary>
    /// <value>0 to 1,000; the default is 100.</value>
    [AllowedRange(0, 1_000)]
    public int CommonImages { get; set; } = 100;

    /// <summary>Gets or sets how many hot keys of a table are remembered, and how many chats whose last messages are hot; 0 learns none.</summary>
    /// <value>0 to 10,000; the default is 200.</value>
    [AllowedRange(0, 10_000)]
    public int HotKeysPerTable { get; set; } = 200;

    /// <summary>Gets or sets how many rows a second background loads may read in the long run; the host's own calls are counted, but do not
    /// wait.</summary>
    /// <value>1 to 1,000,000; the default is 2,000.</value>
    [AllowedRange(1, 1_000_000)]
    public int RowsPerSecond { get; set; } = 2_000;

    /// <summary>Gets or sets how many rows the background loads may read at the start before the budget of a second holds, so that what was hot is
    /// back soon; they yield to foreground reads all the same.</summary>
    /// <value>0 (no more than a second's) to 10,000,000; the default is 20,000.</value>
    [AllowedRange(0, 10_000_000)]
    public int StartRows { get; set; } = 20_000;

    /// <summary>Gets or sets how many rows a background load asks for at once; between two such steps it yields.</summary>
    /// <value>1 to 1,000; the default is 100.</value>
    [AllowedRange(1, 1_000)]
    public int StepRows { get; set; } = 100;

    /// <summary>Gets or sets after which time a load that has yielded to foreground reads looks again.</summary>
    /// <value>1 ms to 10 s; the default is 50 ms.</value>
    [AllowedRange("00:00:00.001", "00:00:10")]
    public TimeSpan YieldTime { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Gets or sets how often a load yields in a row; then it takes one step all the same, so that it does not starve.</summary>
    /// <value>1 to 10,000; the default is 100.</value>
    [AllowedRange(1, 10_000)]
    public int MaxYields { get; set; } = 100;

    /// <summary>Gets or sets the first pause after a failure; it doubles with each further one, up to the load's interval.</summary>
    /// <value>1 ms to 1 hour; the default is 1 s.</value>
    [AllowedRange("00:00:00.001", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets the share, in percent, of preloaded rows that have to be used before they leave the cache. Under it the
    /// built-in loads double their intervals, up to 16 times; over it they come back.</summary>
    /// <value>0 to 100; the default is 20.</value>
    [AllowedRange(0, 100)]
    public int MinUsedPercent { get; set; } = 20;

    /// <summary>Gets or sets how long a preloaded row may be unused before it counts as wasted.</summary>
    /// <value>1 s to 1 day; the default is 600 s.</value>
    [AllowedRange("00:00:01", "1.00:00:00")]
    public TimeSpan UseTime { get; set; } = TimeSpan.FromSeconds(600);

    /// <summary>Gets or sets how many preloaded rows are watched at once; what is over that is loaded and not measured.</summary>
    /// <value>1 to 1,000,000; the default is 10,000.</value>
    [AllowedRange(1, 1_000_000)]
    public int WatchCapacity { get; set; } = 10_000;

    /// <summary>Gets or sets how many loads may be scheduled.</summary>
    /// <value>1 to 10,000; the default is 100.</value>
    [AllowedRange(1, 10_000)]
    public int MaxLoads { get; set; } = 100;

    /// <summary>Gets or sets how long a stop waits for loads that run; one that has not ended by then is named in the log and left alone.</summary>
    /// <value>1 ms to 1 hour; the default is 10 s.</value>
    [AllowedRange("00:00:00.001", "01:00:00")]
    public TimeSpan StopTime { get; set; } = TimeSpan.FromSeconds(10);

    internal IReadOnlyDictionary<string, WarmTable> Tables => _tables;

    /// <summary>Has the hot keys of a table learned, and its rows read back after a restart.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="cacheTime">How long the cache may keep such a row; <see langword="null"/> for the cache's own time.</param>
    /// <returns>These options.</returns>
    public PreloadingOptions Warm<T>(TimeSpan? cacheTime = null)
        where T : class, IEntity<T>
    {
        _tables[T.Map.Table] = new WarmTable<T>(cacheTime);
        return this;
    }

    /// <summary>Learns of no table, the chat's included; <see cref="Warm"/> adds after that.</summary>
    /// <returns>These options.</returns>
    public PreloadingOptions ClearWarm()
    {
        _tables.Clear();
        return this;
    }
}
