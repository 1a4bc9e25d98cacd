namespace OfflineQueue;

/// <summary>The keys of a queue: one seals, all open.</summary>
public sealed class QueueKeyRing
{
    private readonly Dictionary<uint, QueueKey> _keys;

    /// <summary>Makes a ring.</summary>
    /// <param name="current">The key that seals.</param>
    /// <param name="older">Keys that open what was sealed with them before.</param>
    public QueueKeyRing(QueueKey current, params IEnumerable<QueueKey> older)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(older);
        Current = current;
        _keys = new() { [current.Id] = current };
        foreach (var key in older)
        {
            _keys.TryAdd(key.Id, key);
        }
    }

    /// <summary>Gets the key that seals.</summary>
    public QueueKey Current { get; }

    /// <summary>Gets all keys.</summary>
    public IReadOnlyCollection<QueueKey> Keys => _keys.Values;

    /// <summary>Reads a ring: keys in Base64, parted by white space or commas. The first one seals; lines that begin with # are
    /// left out.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The ring.</returns>
    /// <exception cref="FormatException">There is no key, or one is none.</exception>
    public static QueueKeyRing Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var keys = text.Split('\n')
            .Where(line => !line.TrimStart().StartsWith('#'))
            .SelectMany(line => line.Split((char[])[' ', '\t', '\r', ','], StringSplitOptions.RemoveEmptyEntries))
            .Select(QueueKey.Parse)
            .ToList();
        return keys.Count > 0 ? new QueueKeyRing(keys[0], keys.Skip(1)) : throw new FormatException("There is no key in it. Make one with 'openssl rand -base64 32'.");
    }

    /// <summary>Finds a key by its number.</summary>
    /// <param name="id">The number.</param>
    /// <returns>The key, or <see langword="null"/>.</returns>
    public QueueKey? Find(uint id) => _keys.GetValueOrDefault(id);
}
