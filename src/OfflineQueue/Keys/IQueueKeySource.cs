namespace OfflineQueue;

/// <summary>Where a queue's keys come from.</summary>
public interface IQueueKeySource
{
    /// <summary>Gets the directory that the keys lie in; <see langword="null"/> where they lie in none. A queue refuses keys that lie beside
    /// its data.</summary>
    string? Directory { get; }

    /// <summary>Loads the keys; called when the queue is opened and when its keys are rotated.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The keys.</returns>
    /// <exception cref="QueueKeyException">There are none, or they are not kept as keys have to be.</exception>
    ValueTask<QueueKeyRing> LoadAsync(CancellationToken cancellationToken = default);
}
