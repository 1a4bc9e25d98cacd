namespace Storage.Optimization.Internal;

/// <summary>The state of a result's tags when its function began to run.</summary>
internal sealed class TagStamps : ICheckedValue
{
    private readonly (CacheTag Tag, long Generation)[] _stamps;

    public TagStamps(IReadOnlyList<string> tags, TagRegistry registry, long now)
    {
        _stamps = new (CacheTag, long)[tags.Count];
        for (var i = 0; i < _stamps.Length; i++)
        {
            _stamps[i] = registry.Read(tags[i], now);
        }
    }

    private TagStamps() => _stamps = [];

    public static TagStamps None { get; } = new();

    public bool IsCurrent(long now)
    {
        foreach (var (tag, generation) in _stamps)
        {
            if (tag.Generation != generation)
            {
                return false;
            }

            tag.LastUsed = now;
        }

        return true;
    }
}
