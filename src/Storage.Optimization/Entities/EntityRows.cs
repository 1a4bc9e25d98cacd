using System.Diagnostics.CodeAnalysis;

namespace Storage.Optimization.Internal;

/// <summary>The rows of one entity: by key, and by unique columns through their keys.</summary>
internal sealed partial class EntityRows<T> : TableRows
    where T : class, IEntity<T>
{
    private readonly TableRegion _region;
    private readonly CacheSettings _settings;
    private readonly CacheClock _clock;
    private readonly ColumnMap _key = T.Map.Key;
    private readonly Level1Store<DbValue, T> _byKey;
    private readonly Level1Store<DbValue, UniqueRow<T>>?[] _byUnique;
    private readonly TimeSpan _level1Time;
    private readonly TimeSpan _level2Time;

    public EntityRows(TableRegion region)
    {
        _region = region;
        _settings = region.Settings;
        _clock = _settings.Clock;
        _level1Time = region.Options.Level1Time ?? _settings.Options.Level1Time;
        _level2Time = region.Options.Level2Time ?? _settings.Options.Level2Time;
        _byKey = new Level1Store<DbValue, T>(Policy, Capacity, _settings.Options.Level1Bytes);
        _byUnique = new Level1Store<DbValue, UniqueRow<T>>?[T.Map.Columns.Count];
        _absent = region.Options.AbsentTime > TimeSpan.Zero ? new AbsentKeys(region) : null;
        _existing = region.Options.ExpectedKeys > 0 ? new ExistingKeys(region.Options.ExpectedKeys) : null;
    }

    public override int Count => _byKey.Count;

    public override long Bytes => _byKey.Bytes;

    public override long Evictions => _byKey.Evictions;

    private int Capacity => _region.Options.Capacity ?? _settings.Options.Level1Capacity;

    // where the policy keeps what is asked for most, a row that nobody has asked for would be the first to leave a full region again
    private bool HasRoom => Policy != CachePolicy.LeastFrequentlyUsed || !_byKey.IsFull;

    private CachePolicy Policy => _region.Options.Policy == CachePolicy.Default ? CachePolicy.LeastFrequentlyUsed : _region.Options.Policy;

    /// <summary>Gives the row where it is at hand; the way of nearly every read.</summary>
    public bool TryHit(in Lookup<T> lookup, [NotNullWhen(true)] out T? row)
    {
        if (lookup.IsByKey)
        {
            if (_byKey.Find(lookup.Value)?.Entry is { Value: { } value } entry && IsFresh(entry, lookup.Value, out var now))
            {
                _region.Counters.RowHits.Increment();
                if (now >= entry.RefreshFrom && entry.TryBeginRefresh())
                {
                    BeginRefresh(entry, lookup);
                }

                row = value;
                return true;
            }
        }
        else if (_byUnique[lookup.Column.Ordinal]?.Find(lookup.Value)?.Entry is { } link
            && _region.IsFresh(link, TableRegion.UnknownPlace, _clock.Now))
        {
            _region.Counters.RowHits.Increment();
            row = link.Value!.Row!;
            return true;
        }

        row = null;
        return false;
    }

    /// <summary>Gives the row, from wherever it is.</summary>
    public ValueTask<T?> FindAsync(Lookup<T> lookup, CancellationToken cancellationToken) =>
        lookup.IsByKey ? FindByKeyAsync(lookup, cancellationToken) : FindByUniqueAsync(lookup, cancellationToken);

    public override void Clear()
    {
        _byKey.Clear();
        _absent?.Clear();
        foreach (var store in _byUnique)
        {
            store?.Clear();
        }
    }

    public override void Apply(in RowChange change)
    {
        var row = change.Kind is RowChangeKind.Inserted or RowChangeKind.Upserted ? (T?)change.Row : null;
        var known = _byKey.Find(change.Key);
        if (row is not null && _settings.Options.EnableWriteThrough && (known is not null || HasRoom))
        {
            var cell = known ?? _byKey.FindOrAdd(change.Key);
            if (TryTake(cell, _region.EntryOf(row, _region.Generation, _level1Time)))
            {
                _byKey.Resize(cell, RowSize.Of(row));
                _region.Counters.Written();
            }
        }
        else if (known is not null && TryTake(known, null))
        {
            _byKey.Resize(known, 0);
        }

        // after the row's own cell: who puts an absence in looks there last
        if (change.Kind != RowChangeKind.Deleted)
        {
            _existing?.Add(change.Key);
            _absent?.OnAdded(change.Key, row is null ? null : ValueRow.Of(row));
        }
    }

    private bool TryTake(CacheCell<T> cell, CacheEntry<T>? entry)
    {
        if (!_settings.Rules.DetachesLoads && cell.Content is CacheLoad<T>)
        {
            return false;
        }

        cell.Put(entry);
        return true;
    }

    private bool IsFresh(CacheEntry<T> entry, in DbValue key, out long now)
    {
        now = _clock.Now;
        return entry.Expires > now
            && entry.Generation == _region.Generation
            && (!_region.Marks.IsCommitting || !_region.IsBypassed(CommitMarks.PlaceOf(key)));
    }
}
