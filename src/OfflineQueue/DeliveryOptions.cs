using Storage.Core;

namespace OfflineQueue;

/// <summary>How a queue's messages are delivered.</summary>
public sealed class DeliveryOptions
{
    /// <summary>Gets or sets how many messages are being delivered at once.</summary>
    /// <value>1 to 1,000; the default is 4.</value>
    [AllowedRange(1, 1_000)]
    public int Concurrency { get; set; } = 4;

    /// <summary>Gets or sets how long deliveries may take to end when the host stops; then they are cancelled and their messages given
    /// back.</summary>
    /// <value>0 to 1 hour; the default is 10 s.</value>
    [AllowedRange("00:00:00", "01:00:00")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets what kind of failure an exception of the handler is.</summary>
    /// <value>The default is <see langword="null"/>: <see cref="DeliveryFailures.Classify"/>.</value>
    public Func<Exception, DeliveryFailureKind>? Classify { get; set; }

    /// <summary>Gets or sets what tells whether the way is open again after it was found closed.</summary>
    /// <value>The default is <see langword="null"/>: the next message is the probe. See <see cref="ConnectivityProbe"/> for one by
    /// HTTP.</value>
    public Func<CancellationToken, ValueTask<bool>>? Probe { get; set; }

    /// <summary>Gets or sets how long the first pause is after the way was found closed; it doubles with each further try.</summary>
    /// <value>1 ms to 1 day; the default is 1 s.</value>
    [AllowedRange("00:00:00.001", "1.00:00:00")]
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets how long such a pause is at most.</summary>
    /// <value>1 ms to 1 day; the default is 1 minute.</value>
    [AllowedRange("00:00:00.001", "1.00:00:00")]
    public TimeSpan MaxProbeInterval { get; set; } = TimeSpan.FromMinutes(1);
}
