using System.ComponentModel.DataAnnotations;
using Storage.Core;

namespace OfflineQueue;

/// <summary>The options of a queue.</summary>
public sealed class OfflineQueueOptions
{
    /// <summary>Gets or sets how many messages the queue takes.</summary>
    /// <value>1 to 100,000,000; the default is 1,000.</value>
    [AllowedRange(1, 100_000_000)]
    public int Capacity { get; set; } = 1_000;

    /// <summary>Gets or sets how many bytes their stored forms may have together.</summary>
    /// <value>1 KiB to 1 TiB; the default is 256 MiB.</value>
    [AllowedRange(1_024L, 1L << 40)]
    public long MaxBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>Gets or sets how large a payload may be.</summary>
    /// <value>1 byte to 256 MiB; the default is 1 MiB.</value>
    [AllowedRange(1, 256 * 1024 * 1024)]
    public int MaxPayloadBytes { get; set; } = 1024 * 1024;

    /// <summary>Gets or sets what a full queue does.</summary>
    /// <value>The default is <see cref="OverflowPolicy.DropOldest"/>.</value>
    [DefinedValue]
    public OverflowPolicy Overflow { get; set; }

    /// <summary>Gets or sets how long a sender waits for room under <see cref="OverflowPolicy.Block"/>.</summary>
    /// <value>0 to 1 day; the default is 30 s.</value>
    [AllowedRange("00:00:00", "1.00:00:00")]
    public TimeSpan BlockTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets whether messages that a full queue drops become dead letters.</summary>
    /// <value>The default is <see langword="false"/>: they are counted and reported only.</value>
    public bool KeepDropped { get; set; }

    /// <summary>Gets or sets how many dead letters are kept; beyond that the oldest go.</summary>
    /// <value>0 to 100,000,000; the default is 10,000.</value>
    [AllowedRange(0, 100_000_000)]
    public int MaxDeadLetters { get; set; } = 10_000;

    /// <summary>Gets or sets at which share of the capacity, in messages or bytes, the queue counts as high.</summary>
    /// <value>The default is 0.8.</value>
    [Range(0.01, 1.0)]
    public double HighWatermark { get; set; } = 0.8;

    /// <summary>Gets or sets below which share a high queue counts as high no more.</summary>
    /// <value>The default is 0.7.</value>
    [Range(0.0, 1.0)]
    public double LowWatermark { get; set; } = 0.7;

    /// <summary>Gets or sets how long a claimed message is nobody else's, unless its lease is extended.</summary>
    /// <value>100 ms to 1 day; the default is 30 s.</value>
    [AllowedRange("00:00:00.100", "1.00:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how often a message is tried.</summary>
    /// <value>1 to 1,000,000; the default is 10. Failures because the way is closed do not count.</value>
    [AllowedRange(1, 1_000_000)]
    public int MaxAttempts { get; set; } = 10;

    /// <summary>Gets or sets how long the first pause after a failure is at most; it doubles with each further failure, and each pause is
    /// drawn at random between nothing and that.</summary>
    /// <value>0 to 1 day; the default is 1 s.</value>
    [AllowedRange("00:00:00", "1.00:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets how long a pause is at most.</summary>
    /// <value>0 to 30 days; the default is 5 minutes.</value>
    [AllowedRange("00:00:00", "30.00:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets what a message does to its conversation when it fails for good.</summary>
    /// <value>The default is <see cref="PoisonPolicy.Skip"/>.</value>
    [DefinedValue]
    public PoisonPolicy OnPoison { get; set; }

    /// <summary>Gets or sets how long a message is worth delivering that does not say so itself.</summary>
    /// <value>The default is <see langword="null"/>: for ever.</value>
    public TimeSpan? TimeToLive { get; set; }

    /// <summary>Gets or sets what becomes of a message after that.</summary>
    /// <value>The default is <see cref="ExpiryPolicy.DeadLetter"/>.</value>
    [DefinedValue]
    public ExpiryPolicy OnExpired { get; set; }

    /// <summary>Gets or sets how long a dedupe key stays taken after its message has left the queue.</summary>
    /// <value>0 to 1 year; the default is 1 day.</value>
    [AllowedRange("00:00:00", "366.00:00:00")]
    public TimeSpan DedupeWindow { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Gets or sets how many messages the message cache keeps; beyond that the oldest go, a hundred saves later at the
    /// latest.</summary>
    /// <value>1 to 100,000,000; the default is 10,000.</value>
    [AllowedRange(1, 100_000_000)]
    public int MaxCachedMessages { get; set; } = 10_000;

    /// <summary>Gets or sets where the keys come from that messages are sealed with.</summary>
    /// <value>The default is <see langword="null"/>: a key is made once in <see cref="KeyDirectory.DefaultPath"/>.</value>
    public IQueueKeySource? Keys { get; set; }

    /// <summary>Gets or sets whether messages are stored as they are, for everyone to read who has the file.</summary>
    /// <value>The default is <see langword="false"/>: they are sealed.</value>
    public bool StoreUnencrypted { get; set; }

    /// <summary>Gets or sets how often leases, expiries and what is no longer needed are looked after, and how late a delayed message may
    /// be at most.</summary>
    /// <value>10 ms to 1 hour; the default is 1 s.</value>
    [AllowedRange("00:00:00.010", "01:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets who this process is in the gauge of the queue's size.</summary>
    /// <value>The default is empty: the machine's name.</value>
    public string ClientId { get; set; } = "";

    /// <summary>Gets the options of the delivery.</summary>
    /// <value>The defaults of <see cref="DeliveryOptions"/>.</value>
    [Microsoft.Extensions.Options.ValidateObjectMembers]
    public DeliveryOptions Delivery { get; set; } = new();
}
