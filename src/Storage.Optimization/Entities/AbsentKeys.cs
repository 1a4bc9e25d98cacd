namespace Storage.Optimization.Internal;

/// <summary>Keys and unique values without a row, in a small space of their own.</summary>
internal sealed class AbsentKeys(TableRegion region)
{
    // an absence is put in by who read it, and taken out by the commit that adds the row
    private sealed class Absence;

    private readonly Level1Store<(int Ordinal, DbValue Value), Absence> _store = new(CachePolicy.LeastRecentlyUsed, region.Options.AbsentCapacity, long.MaxValue);
    private readonly int _key = region.Map.Key.Ordinal;
    private readonly ColumnMap[] _unique = [.. region.Map.Columns.Where(column => column != region.Map.Key && region.Map.IsUnique(column))];

    public bool IsEmpty => _store.Count == 0;

    public bool Contains(in DbValue key, int place) => IsFresh(_key, key) && !region.IsBypassed(place);

    public bool Contains(ColumnMap column, in DbValue value) => IsFresh(column.Ordinal, value) && !region.Marks.IsCommitting;

    /// <summary>Keeps that a key has no row, unless a commit has touched it meanwhile: then its cell holds the load no more.</summary>
    public void TryKeep<T>(in DbValue key, CacheCell<T> cell, CacheLoad<T> load)
        where T : class
    {
        var (place, pending) = Begin(_key, key, load.Generation, load.Clock);
        if (!cell.IsRetired && cell.Content == load)
        {
            End(place, pending, load.Generation);
        }
        else
        {
            place.TryReplace(pending, null);
        }
    }

    /// <summary>Keeps that a unique value has no row, unless anything was committed to the table meanwhile: nobody knows which row may have
    /// got it.</summary>
    public void TryKeep(ColumnMap column, in DbValue value, long clock, long generation)
    {
        var (place, pending) = Begin(column.Ordinal, value, generation, clock);
        if (region.Marks.Clock == clock && !region.Marks.IsCommitting)
        {
            End(place, pending, generation);
        }
        else
        {
            place.TryReplace(pending, null);
        }
    }

    /// <summary>Forgets what a commit adds or changes.</summary>
    /// <param name="change">What it does to a row.</param>
    /// <param name="row">The row; null where it is not known, so that any unique value may have come into being, but for a patch of other
    /// columns.</param>
    public void OnAdded(in RowChange change, object? row)
    {
        _store.Find((_key, change.Key))?.Put(null);
        if (row is not null)
        {
            foreach (var column in _unique)
            {
                _store.Find((column.Ordinal, region.Map.ValueOf(row, column)))?.Put(null);
            }
        }
        else if (Array.Exists(_unique, MayHaveChanged(change.Patch)))
        {
            _store.Clear();
        }
    }

    private static Predicate<ColumnMap> MayHaveChanged(PatchShape? patch) =>
        column => patch is null || patch.Assignments.Any(assignment => assignment.Column == column);

    public void Clear() => _store.Clear();

    private bool IsFresh(int ordinal, in DbValue value) =>
        _store.Find((ordinal, value))?.Content is CacheEntry<Absence> entry && entry.Expires > region.Settings.Clock.Now && entry.Generation == region.Generation;

    // in its place before the last look, so that a commit after that look finds it
    private (CacheCell<Absence> Place, CacheLoad<Absence> Pending) Begin(int ordinal, in DbValue value, long generation, long clock)
    {
        var place = _store.FindOrAdd((ordinal, value));
        var pending = new CacheLoad<Absence>(generation, clock, 0);
        place.Put(pending);
        return (place, pending);
    }

    private void End(CacheCell<Absence> place, CacheLoad<Absence> pending, long generation) =>
        place.TryReplace(pending, region.EntryOf<Absence>(null, generation, region.Options.AbsentTime));
}
