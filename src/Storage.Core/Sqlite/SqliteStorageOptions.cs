using System.ComponentModel.DataAnnotations;

namespace Storage.Core;

/// <summary>The options of the embedded engine.</summary>
public sealed class SqliteStorageOptions
{
    /// <summary>Gets or sets the database file's path; its directory is made where it is missing.</summary>
    [Required]
    [DatabasePath]
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets what is done where there is no file.</summary>
    /// <value>The default is <see cref="DatabaseOpenMode.CreateIfMissing"/>.</value>
    [DefinedValue]
    public DatabaseOpenMode OpenMode { get; set; }

    /// <summary>Gets or sets what is certain when a write is acknowledged that does not say so itself.</summary>
    /// <value>The default is <see cref="Durability.Full"/>.</value>
    [DefinedValue]
    public Durability Durability { get; set; }

    /// <summary>Gets or sets how many reader connections may be open.</summary>
    /// <value>1 to 256; the default is 10.</value>
    [AllowedRange(1, 256)]
    public int ReaderLimit { get; set; } = 10;

    /// <summary>Gets or sets how many writes may wait for the writer; a further one waits for room.</summary>
    /// <value>1 to 1,000,000; the default is 10,000.</value>
    [AllowedRange(1, 1_000_000)]
    public int WriterQueueLimit { get; set; } = 10_000;

    /// <summary>Gets or sets how many units share a commit at most.</summary>
    /// <value>1 to 100,000; the default is 1,000.</value>
    [AllowedRange(1, 100_000)]
    public int MaxUnitsPerCommit { get; set; } = 1_000;

    /// <summary>Gets or sets how many rows the units of one commit write at most; a larger unit is a commit of its own.</summary>
    /// <value>1 to 10,000,000; the default is 20,000.</value>
    [AllowedRange(1, 10_000_000)]
    public int MaxRowsPerCommit { get; set; } = 20_000;

    /// <summary>Gets or sets how long a write may wait before it is picked up.</summary>
    /// <value>10 ms to 1 hour; the default is 30 s.</value>
    [AllowedRange("00:00:00.010", "01:00:00")]
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how long a read may wait for a reader connection.</summary>
    /// <value>10 ms to 1 hour; the default is 30 s.</value>
    [AllowedRange("00:00:00.010", "01:00:00")]
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how long a session may last before it is rolled back.</summary>
    /// <value>10 ms to 1 hour; the default is 30 s.</value>
    [AllowedRange("00:00:00.010", "01:00:00")]
    public TimeSpan SessionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how long the engine waits for another process that holds the database.</summary>
    /// <value>0 to 10 minutes; the default is 5 s.</value>
    [AllowedRange("00:00:00", "00:10:00")]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets how long a reader may keep its snapshot while the engine commits nothing; a commit of another process is seen
    /// after that time at the latest.</summary>
    /// <value>0 to 1 s; the default is 5 ms. 0 keeps none: every read begins and ends its own.</value>
    [AllowedRange("00:00:00", "00:00:01")]
    public TimeSpan SnapshotMaxAge { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Gets or sets how often the engine looks for commits of other processes, which observers hear of as "every table".</summary>
    /// <value>0 to 1 hour; the default is 100 ms. 0 looks never, where no other process writes.</value>
    [AllowedRange("00:00:00", "01:00:00")]
    public TimeSpan ForeignPollInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Gets or sets the writer's page cache, in KiB.</summary>
    /// <value>100 to 16,000,000; the default is 40,000.</value>
    [AllowedRange(100, 16_000_000)]
    public int WriterCacheKiB { get; set; } = 40_000;

    /// <summary>Gets or sets each reader's page cache, in KiB.</summary>
    /// <value>100 to 16,000,000; the default is 8,000.</value>
    [AllowedRange(100, 16_000_000)]
    public int ReaderCacheKiB { get; set; } = 8_000;

    /// <summary>Gets or sets how many bytes of the file are mapped into memory. Under a memory map, a file that is truncated from outside
    /// ends the process.</summary>
    /// <value>0 to 2 GiB; the default is 0: none.</value>
    [AllowedRange(0L, 2_147_418_112L)]
    public long MemoryMapBytes { get; set; }

    /// <summary>Gets or sets at how many pages the write-ahead log is moved into the database file; reads wait for a moment then, so that it
    /// can start again at its beginning.</summary>
    /// <value>10 to 1,000,000; the default is 2,000 (8 MB). Measured with 64 writers, 1,000 cost a quarter of their rate.</value>
    [AllowedRange(10, 1_000_000)]
    public int CheckpointPages { get; set; } = 2_000;

    /// <summary>Gets or sets how long the writer is idle before it empties the write-ahead log.</summary>
    /// <value>10 ms to 1 hour; the default is 5 s.</value>
    [AllowedRange("00:00:00.010", "01:00:00")]
    public TimeSpan IdleCheckpointDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets how many compiled statements each connection keeps.</summary>
    /// <value>16 to 1,024; the default is 256.</value>
    [AllowedRange(16, 1_024)]
    public int StatementsPerConnection { get; set; } = 256;

    /// <summary>Gets or sets how long idempotency keys are kept.</summary>
    /// <value>1 minute to 1 year; the default is 1 day.</value>
    [AllowedRange("00:01:00", "366.00:00:00")]
    public TimeSpan IdempotencyRetention { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Gets or sets whether a file on a network file system is opened all the same. Locks are not reliable there.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool AllowNetworkFileSystem { get; set; }
}
