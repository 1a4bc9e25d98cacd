namespace OfflineQueue;

/// <summary>What kind of failure a delivery met.</summary>
public enum DeliveryFailureKind
{
    /// <summary>The message may succeed later; the attempt counts.</summary>
    Transient,

    /// <summary>The message cannot succeed.</summary>
    Permanent,

    /// <summary>The way is closed for every message; the attempt does not count.</summary>
    Offline,
}
