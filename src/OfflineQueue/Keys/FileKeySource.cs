namespace OfflineQueue.Internal;

/// <summary>Keys out of a file.</summary>
internal sealed class FileKeySource(string path) : IQueueKeySource
{
    public string? Directory => Path.GetDirectoryName(path);

    public async ValueTask<QueueKeyRing> LoadAsync(CancellationToken cancellationToken = default)
    {
        var text = await KeyFiles.ReadAsync(path, cancellationToken).ConfigureAwait(false)
            ?? throw new QueueKeyException($"There is no key file at '{path}'. Put the queue's key there, readable by its owner only, or take the key from elsewhere.");
        return KeyFiles.Parse(path, text);
    }
}
