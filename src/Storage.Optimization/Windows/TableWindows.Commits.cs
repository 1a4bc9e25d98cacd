namespace Storage.Optimization.Internal;

/// <content>What commits make of the windows of a partition.</content>
internal sealed partial class TableWindows
{
    /// <summary>Takes in what a commit did to one row.</summary>
    public void Apply(in RowChange change)
    {
        if (_region.Map.Partition is null)
        {
            return;
        }

        if (change.IsMoved)
        {
            Change(change.PreviousPartition, change with { Kind = RowChangeKind.Deleted, Row = null, Patch = null });
        }

        Change(change.Partition, change);
    }

    private void Change(in DbValue partition, in RowChange change)
    {
        if (_partitions.Find(partition) is not { Content: PartitionWindows windows } cell)
        {
            return;
        }

        foreach (var window in windows.All)
        {
            var entry = window.Cell.Content as CacheEntry<RowWindow>;
            if (entry is null || After(window, entry.Value!, change) is not { } after)
            {
                Take(window.Cell);
            }
            else if (after != entry.Value)
            {
                window.Cell.Put(entry.With(after, keepsNames: true));
            }
        }

        _partitions.Resize(cell, windows.Bytes());
    }

    // null where only the database knows
    private RowWindow? After(QueryWindow window, RowWindow rows, in RowChange change) => change switch
    {
        { Kind: RowChangeKind.Inserted, Row: { } row } => Extended(window, rows, row),
        { Patch: { } patch } when _region.Settings.Options.EnableWriteThrough && window.Plan.Keeps(patch) => rows.Patched(change),
        _ => null,
    };

    private RowWindow? Extended(QueryWindow window, RowWindow rows, object row)
    {
        if (!window.Plan.IsExtendable || window.Limit > _region.Settings.Options.MaxWindowRows)
        {
            return null;
        }

        var longer = rows.With(row, window.Plan.Order, window.Limit);
        if (longer is not null)
        {
            _region.Counters.Extended();
        }

        return longer;
    }

    private void Take(CacheCell<RowWindow> cell)
    {
        if (_region.Settings.Rules.DetachesLoads || cell.Content is not CacheLoad<RowWindow>)
        {
            cell.Put(null);
        }
    }
}
