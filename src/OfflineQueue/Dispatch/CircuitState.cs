namespace OfflineQueue;

/// <summary>Whether messages can be sent.</summary>
public enum CircuitState
{
    /// <summary>They can.</summary>
    Closed = 0,

    /// <summary>One message tries, or the number of those under way is growing again.</summary>
    HalfOpen = 1,

    /// <summary>They cannot; no message is tried.</summary>
    Open = 2,
}
