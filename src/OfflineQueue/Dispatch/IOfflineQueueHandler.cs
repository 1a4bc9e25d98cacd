namespace OfflineQueue;

/// <summary>Delivers a queue's messages.</summary>
public interface IOfflineQueueHandler
{
    /// <summary>Delivers a message. Returning means delivered; throwing means not, and the exception says how it goes on
    /// (<see cref="DeliveryException"/>, <see cref="DeliveryOptions.Classify"/>).</summary>
    /// <param name="message">The message. It may come again, since the process may end between the delivery and its acknowledgement.</param>
    /// <param name="cancellationToken">Cancelled when the lease is lost, or when the host stops and its patience is over.</param>
    /// <returns>A task that completes when the message is delivered.</returns>
    ValueTask HandleAsync(QueuedMessage message, CancellationToken cancellationToken);
}
