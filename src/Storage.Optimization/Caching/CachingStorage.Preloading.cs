using Storage.Optimization.Internal;

namespace Storage.Optimization;

public sealed partial class CachingStorage
{
    internal IEnumerable<KeyUse> TakeUses(EntityMap map) => _coherence.RegionOf(map).Rows?.TakeUses() ?? [];

    internal IWatchedRow? Watch(EntityMap map, ColumnMap column, in DbValue value) => _coherence.RegionOf(map).Rows?.Watch(column, value);

    internal IEnumerable<KeyUse> TakeWindowUses(EntityMap map, Shape shape) => _coherence.RegionOf(map).Windows.TakeUses(shape);

    internal void TakeBackWindowUse(EntityMap map, in DbValue partition) => _coherence.RegionOf(map).Windows.TakeBackUse(partition);
}
