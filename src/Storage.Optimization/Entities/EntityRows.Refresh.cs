namespace Storage.Optimization.Internal;

internal sealed partial class EntityRows<T>
{
    private void BeginRefresh(CacheEntry<T> entry, Lookup<T> lookup)
    {
        if (_byKey.Find(lookup.Value) is { } cell)
        {
            _settings.Background.Run(() => RefreshAsync(cell, entry, lookup));
        }
    }

    // no load is put in the cell, so readers go on with what is there; only what it was read for is replaced by it
    private async Task RefreshAsync(CacheCell<T> cell, CacheEntry<T> entry, Lookup<T> lookup)
    {
        try
        {
            var generation = _region.Generation;
            if (await _settings.Inner.FindAsync(lookup).ConfigureAwait(false) is not { } row)
            {
                return;
            }

            var fresh = _region.EntryOf(row, generation, lookup.CacheTime ?? _level1Time);
            if (_settings.Rules.ComparesRefreshes ? cell.TryReplace(entry, fresh) : cell.TryReplace(cell.Content, fresh))
            {
                _byKey.Resize(cell, RowSize.Of(row));
                _region.Counters.Refreshed();
            }
        }
        catch (Exception exception)
        {
            // nobody waits for it, and the row in the cache is good until it expires
            CacheLog.RefreshFailed(_settings.Logger, T.Map.Table, exception);
        }
        finally
        {
            entry.EndRefresh();
        }
    }
}
