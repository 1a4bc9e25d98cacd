using System.Globalization;
using OfflineQueue.Internal;

namespace OfflineQueue;

/// <summary>
/// A directory of keys: numbered files of which the last one seals and all open. Where it is empty a key is made, once. The directory has
/// mode 0700, its files 0600.
/// </summary>
/// <remarks>Back the directory up apart from the data: without its keys the messages cannot be read, and whoever has both can read
/// them.</remarks>
public sealed class KeyDirectory : IQueueKeySource
{
    private const string Extension = ".key";

    /// <summary>Names a directory; nothing is made before the first load.</summary>
    /// <param name="path">The directory; <see langword="null"/> for <see cref="DefaultPath"/>.</param>
    public KeyDirectory(string? path = null) => Directory = Path.GetFullPath(path ?? DefaultPath);

    /// <summary>Gets the directory below the user's own data: <c>OfflineQueue/keys</c>.</summary>
    public static string DefaultPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } folder
            ? folder
            : Path.Combine(AppContext.BaseDirectory, ".."),
        "OfflineQueue",
        "keys");

    /// <inheritdoc/>
    public string Directory { get; }

    /// <summary>Gets the file of the key that the last load made; <see langword="null"/> where it made none.</summary>
    public string? CreatedFile { get; private set; }

    /// <inheritdoc/>
    public async ValueTask<QueueKeyRing> LoadAsync(CancellationToken cancellationToken = default)
    {
        KeyFiles.EnsureDirectory(Directory);
        CreatedFile = null;
        if (Files().Count == 0 && Create(1) is { } made)
        {
            CreatedFile = made;
        }

        var keys = new List<QueueKey>();
        foreach (var (_, file) in Files())
        {
            var text = await KeyFiles.ReadAsync(file, cancellationToken).ConfigureAwait(false)
                ?? throw new QueueKeyException($"The key file '{file}' has gone. Put it back from the backup.");
            keys.Add(KeyFiles.Parse(file, text).Current);
        }

        keys.Reverse();
        return new QueueKeyRing(keys[0], keys.Skip(1));
    }

    /// <summary>Adds a new key, which seals from the next load on; see <see cref="IOfflineQueue.RotateKeysAsync"/>.</summary>
    /// <returns>The new file.</returns>
    public string AddKey()
    {
        KeyFiles.EnsureDirectory(Directory);
        while (true)
        {
            var files = Files();
            if (Create(files.Count == 0 ? 1 : files[^1].Number + 1) is { } made)
            {
                return made;
            }
        }
    }

    // null where another process was first
    private string? Create(int number)
    {
        var file = Path.Combine(Directory, number.ToString("0000", CultureInfo.InvariantCulture) + Extension);
        return KeyFiles.TryCreate(file, QueueKey.Generate().Export() + "\n") ? file : null;
    }

    private List<(int Number, string File)> Files() =>
        [.. System.IO.Directory.EnumerateFiles(Directory, "*" + Extension)
            .Select(file => (Number: int.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, file))
            .Where(one => one.Number > 0)
            .OrderBy(one => one.Number)];
}
