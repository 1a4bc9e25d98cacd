namespace Storage.Optimization.Internal;

internal sealed partial class TableWindows
{
    /// <summary>Gives the partitions whose windows were asked for since this was called last and that have one of a shape, how often, and the most
    /// rows that such a window has.</summary>
    public IEnumerable<KeyUse> TakeUses(Shape shape)
    {
        foreach (var (partition, uses) in _partitions.TakeUses())
        {
            if (_partitions.Peek(partition)?.Content is PartitionWindows windows && windows.LimitOf(shape) is { } limit)
            {
                yield return new KeyUse(_region.Map.Partition!, partition, uses) { Limit = limit };
            }
        }
    }

    /// <summary>Takes back the use that a preload was.</summary>
    public void TakeBackUse(in DbValue partition)
    {
        if (_partitions.Peek(partition) is { Hits: > 0 } cell)
        {
            cell.Hits--;
        }
    }
}
