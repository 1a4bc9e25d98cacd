namespace OfflineQueue.Internal;

/// <summary>Keys out of a function.</summary>
internal sealed class DelegateKeySource(Func<CancellationToken, ValueTask<QueueKeyRing>> load) : IQueueKeySource
{
    public string? Directory => null;

    public async ValueTask<QueueKeyRing> LoadAsync(CancellationToken cancellationToken = default) =>
        await load(cancellationToken).ConfigureAwait(false)
        ?? throw new QueueKeyException("The function that gives the queue's keys gave none. Return a ring with one key at least.");
}
