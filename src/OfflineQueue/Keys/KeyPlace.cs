using Storage.Core;

namespace OfflineQueue.Internal;

/// <summary>Refuses keys that lie beside the data that they seal: who takes the one would take the other.</summary>
internal static class KeyPlace
{
    public static async ValueTask CheckAsync(IStorage storage, IQueueKeySource keys, CancellationToken cancellationToken)
    {
        if (keys.Directory is not { } keyDirectory || await DataDirectoryAsync(storage, cancellationToken).ConfigureAwait(false) is not { } data)
        {
            return;
        }

        if (IsBelow(keyDirectory, data) && !IsShared(data))
        {
            throw new QueueKeyException(
                $"The queue's keys lie in '{keyDirectory}' and its data in '{data}'; who takes the one would take the other. "
                + "Keep the keys in a directory of their own outside the data's.");
        }
    }

    // a home directory or a root holds everything, and is nobody's data directory
    private static bool IsShared(string data) => IsBelow(KeyDirectory.DefaultPath, data) && !string.Equals(data, KeyDirectory.DefaultPath, StringComparison.Ordinal);

    private static bool IsBelow(string path, string parent) =>
        (Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) + Path.DirectorySeparatorChar)
            .StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(parent)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // what a connection calls its source is a file's path on an embedded engine and a server's name on another
    private static async ValueTask<string?> DataDirectoryAsync(IStorage storage, CancellationToken cancellationToken)
    {
        var session = await storage.BeginAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        await using var scope = session.ConfigureAwait(false);
        var source = session.Connection.DataSource;
        return Path.IsPathRooted(source) && File.Exists(source) ? Path.GetDirectoryName(source) : null;
    }
}
