namespace Storage.Optimization.Internal;

internal sealed partial class EntityRows<T>
{
    /// <summary>Finds several rows; those that are not at hand are read from the database in one call. A second level outside this process
    /// is not asked: one read of the database costs less than many of its calls. The rows are as of one moment: where one of them has
    /// changed meanwhile, all are read again together.</summary>
    public ValueTask<IReadOnlyList<T?>> FindManyAsync(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken)
    {
        var clock = _region.Marks.Clock;
        var rows = new T?[lookups.Count];
        List<MissedRow>? missed = null;
        for (var i = 0; i < rows.Length; i++)
        {
            if (!TryHit(lookups[i], out rows[i]) && !TryTake(lookups[i], i, out rows[i], out var miss))
            {
                (missed ??= new List<MissedRow>(rows.Length - i)).Add(miss);
            }
        }

        if (missed is not null)
        {
            return ReadMissedAsync(lookups, rows, missed, clock, cancellationToken);
        }

        return IsOfOneMoment(lookups, rows, clock) ? new((IReadOnlyList<T?>)rows) : _settings.Inner.FindManyAsync(lookups, cancellationToken);
    }

    private bool IsOfOneMoment(IReadOnlyList<Lookup<T>> lookups, T?[] rows, long clock)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            // a row that is not there may have been added, and insertions leave no stamps
            var isUnchanged = rows[i] is { } row
                ? _region.IsUnchangedSince(CommitMarks.PlaceOf(lookups[i].IsByKey ? lookups[i].Value : T.KeyOf(row)), clock)
                : _region.Marks.Clock == clock && !_region.Marks.IsCommitting;
            if (!isUnchanged)
            {
                return false;
            }
        }

        return true;
    }

    private bool TryTake(in Lookup<T> lookup, int index, out T? row, out MissedRow miss)
    {
        (row, miss) = (null, new MissedRow(index, null, null));
        if (!lookup.IsByKey)
        {
            return TryTakeUnique(lookup, ref row, ref miss);
        }

        var place = CommitMarks.PlaceOf(lookup.Value);
        if (IsKnownAbsent(lookup.Value, place))
        {
            _region.Counters.AbsentHit();
            return true;
        }

        var cell = _byKey.FindOrAdd(lookup.Value);
        switch (_region.Enter(cell, place, out var load, out var entry))
        {
            case LoadStep.Hit:
                _region.Counters.RowHits.Increment();
                row = entry!.Value;
                return true;
            case LoadStep.Load:
                var mine = new KeyLoad(cell, load!, place);
                miss = miss with { Key = mine };
                return TryLevel2(lookup, mine, out row);
            default:
                // it may be a load of this very call, so nobody waits here
                _region.Counters.Bypassed();
                return false;
        }
    }

    private bool TryTakeUnique(in Lookup<T> lookup, ref T? row, ref MissedRow miss)
    {
        if (_absent is not null && _absent.Contains(lookup.Column, lookup.Value))
        {
            _region.Counters.AbsentHit();
            return true;
        }

        var cell = StoreOf(lookup.Column).FindOrAdd(lookup.Value);
        switch (_region.Enter(cell, TableRegion.UnknownPlace, out var load, out var entry))
        {
            case LoadStep.Hit when entry!.Value!.TryFollow(_clock.Now, out row):
                _region.Counters.RowHits.Increment();
                return true;
            case LoadStep.Load:
                miss = miss with { Unique = (cell, load!) };
                return false;
            default:
                _region.Counters.Bypassed();
                return false;
        }
    }

    private bool TryLevel2(in Lookup<T> lookup, in KeyLoad mine, out T? row)
    {
        row = null;
        if (_settings.Level2 is not { IsLocal: true } level2)
        {
            return false;
        }

        var name = level2.NameOf(T.Map.Table, _key.Name, lookup.Value);
        var read = level2.ReadAsync(name, CancellationToken.None);
        return read.IsCompletedSuccessfully && TryTakeFromLevel2(read.Result, name, lookup, mine, out row);
    }

    private async ValueTask<IReadOnlyList<T?>> ReadMissedAsync(
        IReadOnlyList<Lookup<T>> lookups, T?[] rows, List<MissedRow> missed, long clock, CancellationToken cancellationToken)
    {
        IReadOnlyList<T?> read;
        try
        {
            read = await _settings.Inner.FindManyAsync(missed.Count == rows.Length ? lookups : missed.ConvertAll(miss => lookups[miss.Index]), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            foreach (var miss in missed)
            {
                End(miss, exception);
            }

            throw;
        }

        for (var i = 0; i < missed.Count; i++)
        {
            var miss = missed[i];
            rows[miss.Index] = Keep(lookups[miss.Index], miss, read[i]);
        }

        return missed.Count == rows.Length || IsOfOneMoment(lookups, rows, clock)
            ? rows
            : await _settings.Inner.FindManyAsync(lookups, cancellationToken).ConfigureAwait(false);
    }

    private T? Keep(in Lookup<T> lookup, in MissedRow miss, T? row)
    {
        if (miss.Key is { } key)
        {
            _region.Counters.DatabaseRead();
            return Keep(lookup, key, row);
        }

        if (miss.Unique is { } unique)
        {
            _region.Counters.DatabaseRead();
            return KeepUnique(lookup, unique.Cell, unique.Load, row);
        }

        return row;
    }

    // several rows fail together, so none is given stale
    private static void End(in MissedRow miss, Exception exception)
    {
        if (miss.Key is { } key)
        {
            key.Cell.TryReplace(key.Load, key.Load.Previous);
            key.Load.Fail(exception);
        }
        else if (miss.Unique is { } unique)
        {
            unique.Cell.TryReplace(unique.Load, unique.Load.Previous);
            unique.Load.Fail(exception);
        }
    }

    /// <summary>A row that was not at hand, and the load that is this call's, where it is.</summary>
    private readonly record struct MissedRow(int Index, KeyLoad? Key, (CacheCell<UniqueRow<T>> Cell, CacheLoad<UniqueRow<T>> Load)? Unique);
}
