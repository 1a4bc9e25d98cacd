using System.Collections.Concurrent;

namespace Storage.Optimization.Internal;

/// <summary>The tags that are in use. One that is forgotten takes its results with it, so none can outlive its removal.</summary>
internal sealed class TagRegistry(int capacity)
{
    private readonly ConcurrentDictionary<string, CacheTag> _tags = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public int Count => _tags.Count;

    /// <summary>Gives a tag and its generation, as of one moment: one that is removed between the two would be moved before it was
    /// read.</summary>
    public (CacheTag Tag, long Generation) Read(string name, long now)
    {
        while (true)
        {
            var tag = FindOrAdd(name, now);
            var generation = tag.Generation;
            if (_tags.TryGetValue(name, out var still) && still == tag)
            {
                return (tag, generation);
            }
        }
    }

    public bool Remove(string name)
    {
        if (!_tags.TryRemove(name, out var tag))
        {
            return false;
        }

        tag.Move();
        return true;
    }

    private CacheTag FindOrAdd(string name, long now)
    {
        if (_tags.TryGetValue(name, out var known))
        {
            return known;
        }

        var tag = _tags.GetOrAdd(name, static (_, now) => new CacheTag { LastUsed = now }, now);
        if (_tags.Count > capacity)
        {
            Shrink();
        }

        return tag;
    }

    // a tenth at once, so that the search is paid for by many
    private void Shrink()
    {
        lock (_gate)
        {
            foreach (var (name, _) in _tags.OrderBy(pair => pair.Value.LastUsed).Take(Math.Max(1, _tags.Count - capacity + (capacity / 10))).ToList())
            {
                Remove(name);
            }
        }
    }
}
