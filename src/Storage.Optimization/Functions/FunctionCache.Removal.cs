using Storage.Optimization.Internal;

namespace Storage.Optimization;

public sealed partial class FunctionCache
{
    /// <summary>Removes a result; a function that runs for it meanwhile is not kept.</summary>
    /// <param name="key">The name.</param>
    /// <returns>Whether there was one, or one on its way.</returns>
    public bool Remove(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _store.Find(key) is { } cell && Take(key, cell);
    }

    /// <summary>Removes all results whose names begin with a text.</summary>
    /// <param name="prefix">The text.</param>
    /// <returns>How many there were.</returns>
    public int RemoveByPrefix(string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        return RemoveWhere(key => key.StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <summary>Removes all results whose names fit a pattern: <c>*</c> stands for any characters, <c>?</c> for one. The time grows with the
    /// names' length only, whatever the pattern.</summary>
    /// <param name="pattern">The pattern of the whole name.</param>
    /// <returns>How many there were.</returns>
    public int RemoveByPattern(string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        return RemoveWhere(key => Glob.Matches(pattern, key));
    }

    /// <summary>Removes all results with a tag, at once.</summary>
    /// <param name="tag">The tag.</param>
    public void RemoveByTag(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        _tags.Remove(tag);
    }

    /// <summary>Removes everything; functions that run meanwhile are not kept.</summary>
    public void Clear()
    {
        Interlocked.Increment(ref _generation);
        _store.Clear();
    }

    private int RemoveWhere(Predicate<string> isMeant)
    {
        var removed = 0;
        foreach (var key in _store.Keys)
        {
            removed += isMeant(key) && _store.Find(key) is { } cell && Take(key, cell) ? 1 : 0;
        }

        return removed;
    }

    private bool Take(string key, CacheCell<FunctionResult> cell)
    {
        var wasThere = cell.Content is not null;
        cell.Put(null);
        _store.Remove(key);
        return wasThere;
    }
}
