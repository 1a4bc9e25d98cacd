namespace Storage.Optimization.Internal;

/// <inheritdoc/>
internal sealed class WatchedCell<TValue> : IWatchedRow
    where TValue : class
{
    private readonly CacheCell<TValue> _cell;
    private readonly int _hits;

    public WatchedCell(CacheCell<TValue> cell)
    {
        // who put it there has asked for it too, where there was a cell before: that is no use
        if (cell.Hits > 0)
        {
            cell.Hits--;
        }

        (_cell, _hits) = (cell, cell.Hits);
    }

    public bool IsUsed => _cell.Hits > _hits;

    public bool IsGone => _cell.IsRetired;
}
