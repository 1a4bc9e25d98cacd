using OfflineQueue.Internal;

namespace OfflineQueue;

/// <summary>Makes sources of keys.</summary>
public static class QueueKeys
{
    /// <summary>Takes the keys from an environment variable: Base64, parted by commas or spaces, the first one seals.</summary>
    /// <param name="variable">The variable's name.</param>
    /// <returns>The source.</returns>
    public static IQueueKeySource FromEnvironment(string variable)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(variable);
        return new DelegateKeySource(_ => new(EnvironmentKeys.Load(variable)));
    }

    /// <summary>Takes the keys from a file that only its owner may read (mode 0600): one key in Base64 a line, the first one
    /// seals.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The source.</returns>
    public static IQueueKeySource FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new FileKeySource(Path.GetFullPath(path));
    }

    /// <summary>Takes the keys from a function, such as a key management service's.</summary>
    /// <param name="load">Loads the keys.</param>
    /// <returns>The source.</returns>
    public static IQueueKeySource From(Func<CancellationToken, ValueTask<QueueKeyRing>> load)
    {
        ArgumentNullException.ThrowIfNull(load);
        return new DelegateKeySource(load);
    }

    /// <summary>Takes keys that are at hand.</summary>
    /// <param name="ring">The keys.</param>
    /// <returns>The source.</returns>
    public static IQueueKeySource From(QueueKeyRing ring)
    {
        ArgumentNullException.ThrowIfNull(ring);
        return new DelegateKeySource(_ => new(ring));
    }
}
