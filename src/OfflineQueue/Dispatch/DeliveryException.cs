namespace OfflineQueue;

/// <summary>Says how a failed delivery goes on, for handlers that know.</summary>
public sealed class DeliveryException : Exception
{
    /// <summary>Makes a failure.</summary>
    /// <param name="kind">What kind of failure it is.</param>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">The cause.</param>
    public DeliveryException(DeliveryFailureKind kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>Gets what kind of failure it is.</summary>
    public DeliveryFailureKind Kind { get; }

    /// <summary>Gets how long to wait, where the receiver has said so; <see langword="null"/> for a pause that grows.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
