using Storage.Optimization.Internal;

namespace Storage.Optimization;

public sealed partial class CachingStorage
{
    internal IEnumerable<KeyUse> TakeUses(EntityMap map) => _coherence.RegionOf(map).Rows?.TakeUses() ?? [];

    internal bool Keeps(EntityMap map) => _coherence.RegionOf(map).Options.IsEnabled;

    internal IWatchedRow? Watch(EntityMap map, ColumnMap column, in DbValue value) => _coherence.RegionOf(map).Rows?.Watch(column, value);

    // before the first read of a table there are no rows
    internal int RoomOf(EntityMap map)
    {
        var region = _coherence.RegionOf(map);
        return region.Rows?.Room ?? region.Options.Capacity ?? _settings.Options.Level1Capacity;
    }

    internal IEnumerable<KeyUse> TakeWindowUses(EntityMap map, Shape shape) => _coherence.RegionOf(map).Windows.TakeUses(shape);

    internal void TakeBackWindowUse(EntityMap map, in DbValue partition) => _coherence.RegionOf(map).Windows.TakeBackUse(partition);
}
