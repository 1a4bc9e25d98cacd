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

    public override int Room => Math.Max(0, Capacity - Count);

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
            if (_byKey.Find(lookup.Value) is { Entry: { Value: { } value } entry } cell && IsFresh(entry, lookup.Value, out var now))
            {
                cell.CountHit(_region.Counters.RowHits.Next());
                if (now >= entry.RefreshFrom && entry.TryBeginRefresh())
                {
                    BeginRefresh(entry, lookup);
                }

                row = value;
                return true;
            }
        }
        else if (_byUnique[lookup.Column.Ordinal]?.Find(lookup.Value) is { Entry: { Value: { } link } found } cell
            && found.Generation == _region.Generation
            && _clock.Now is var moment
            && found.Expires > moment
            && link.TryFollow(moment, out row))
        {
            cell.CountHit(_region.Counters.RowHits.Next());
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
        var row = change.Kind != RowChangeKind.Deleted ? (T?)change.Row : null;
        var known = _byKey.Find(change.Key);
        if (!_settings.Options.EnableWriteThrough)
        {
            Put(known, null);
        }
        else if (change.Patch is not null)
        {
            Put(known, PatchedEntry(known, change));
        }
        else if (row is not null && (known is not null || (HasRoom && change.Kind != RowChangeKind.Patched)))
        {
            Put(known ?? _byKey.FindOrAdd(change.Key), _region.EntryOf(row, _region.Generation, _level1Time));
        }
        else
        {
            Put(known, null);
        }

        // after the row's own cell: who puts an absence in looks there last
        if (change.Kind != RowChangeKind.Deleted)
        {
            _existing?.Add(change.Key);
            if (_absent is { IsEmpty: false })
            {
                _absent.OnAdded(change, row);
            }
        }
    }

    private void Put(CacheCell<T>? cell, CacheEntry<T>? entry)
    {
        if (cell is null || !TryTake(cell, entry))
        {
            return;
        }

        _byKey.Resize(cell, entry is null ? 0 : RowSize.Of(entry.Value!));
        if (entry is not null)
        {
            _region.Counters.Written();
        }
    }

    // the row of before the commit with what the commit has made of its columns; a load that may have seen either is not asked
    private CacheEntry<T>? PatchedEntry(CacheCell<T>? cell, in RowChange change) =>
        cell?.Entry is { Value: { } before } entry && entry.Generation == _region.Generation && RowPatch.TryApply(before, change, out var row)
            ? entry.With(row, keepsNames: !ChangesNames(change.Patch!))
            : null;

    private bool ChangesNames(PatchShape patch)
    {
        for (var i = 0; i < patch.Assignments.Count; i++)
        {
            if (Volatile.Read(ref _byUnique[patch.Assignments[i].Column.Ordinal]) is not null)
            {
                return true;
            }
        }

        return false;
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
