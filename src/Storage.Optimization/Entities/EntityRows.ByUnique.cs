namespace Storage.Optimization.Internal;

internal sealed partial class EntityRows<T>
{
    private ValueTask<T?> FindByUniqueAsync(Lookup<T> lookup, CancellationToken cancellationToken)
    {
        if (_absent is not null && _absent.Contains(lookup.Column, lookup.Value))
        {
            _region.Counters.AbsentHit();
            return default;
        }

        var cell = StoreOf(lookup.Column).FindOrAdd(lookup.Value);
        switch (_region.Enter(cell, TableRegion.UnknownPlace, out var load, out var entry))
        {
            case LoadStep.Hit when entry!.Value!.TryFollow(_clock.Now, out var row):
                _region.Counters.RowHits.Increment();
                return new(row);
            case LoadStep.Join:
                return JoinUniqueAsync(lookup, load!, cancellationToken);
            case LoadStep.Load:
                return LoadUniqueAsync(lookup, cell, load!, cancellationToken);
            default:
                _region.Counters.Bypassed();
                return _settings.Inner.FindAsync(lookup, cancellationToken);
        }
    }

    private async ValueTask<T?> JoinUniqueAsync(Lookup<T> lookup, CacheLoad<UniqueRow<T>> load, CancellationToken cancellationToken)
    {
        var joined = await Joining.TryJoinAsync(_region, load, cancellationToken).ConfigureAwait(false);
        return joined.IsJoined && joined.Value!.TryTake(out var row) ? row : await FindByUniqueAsync(lookup, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<T?> LoadUniqueAsync(
        Lookup<T> lookup, CacheCell<UniqueRow<T>> cell, CacheLoad<UniqueRow<T>> load, CancellationToken cancellationToken)
    {
        if (_settings.Level2 is not { } level2)
        {
            return ReadUniqueAsync(lookup, cell, load, cancellationToken);
        }

        var link = ReadLinkAsync(level2, lookup, cell, load, cancellationToken);
        if (!link.IsCompletedSuccessfully)
        {
            return LinkLaterAsync(lookup, cell, load, link, cancellationToken);
        }

        var row = link.GetAwaiter().GetResult();
        return row is not null ? new(row) : ReadUniqueAsync(lookup, cell, load, cancellationToken);
    }

    private async ValueTask<T?> LinkLaterAsync(
        Lookup<T> lookup, CacheCell<UniqueRow<T>> cell, CacheLoad<UniqueRow<T>> load, ValueTask<T?> link, CancellationToken cancellationToken)
    {
        try
        {
            if (await link.ConfigureAwait(false) is { } row)
            {
                return row;
            }
        }
        catch (OperationCanceledException exception)
        {
            _region.EndFailed(cell, load, exception);
            throw;
        }

        return await ReadUniqueAsync(lookup, cell, load, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<T?> ReadUniqueAsync(
        Lookup<T> lookup, CacheCell<UniqueRow<T>> cell, CacheLoad<UniqueRow<T>> load, CancellationToken cancellationToken)
    {
        _region.Counters.DatabaseRead();
        ValueTask<T?> read;
        try
        {
            read = _settings.Inner.FindAsync(lookup, cancellationToken);
        }
        catch (Exception exception)
        {
            return _region.EndFailed(cell, load, exception) is { } stale && stale.Value!.TryTake(out var row) ? new(row) : ValueTask.FromException<T?>(exception);
        }

        return read.IsCompletedSuccessfully ? new(KeepUnique(lookup, cell, load, read.Result)) : KeepUniqueLaterAsync(lookup, cell, load, read);
    }

    private async ValueTask<T?> KeepUniqueLaterAsync(Lookup<T> lookup, CacheCell<UniqueRow<T>> cell, CacheLoad<UniqueRow<T>> load, ValueTask<T?> read)
    {
        try
        {
            return KeepUnique(lookup, cell, load, await read.ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            if (_region.EndFailed(cell, load, exception) is { } stale && stale.Value!.TryTake(out var row))
            {
                return row;
            }

            throw;
        }
    }

    private T? KeepUnique(Lookup<T> lookup, CacheCell<UniqueRow<T>> cell, CacheLoad<UniqueRow<T>> load, T? row)
    {
        if (row is null)
        {
            _absent?.TryKeep(lookup.Column, lookup.Value, load.Clock, load.Generation);
            cell.TryReplace(load, null);
            StoreOf(lookup.Column).Remove(lookup.Value);
            load.Complete(new UniqueRow<T>(null));
            return null;
        }

        var key = T.KeyOf(row);
        if (TryKeepUnique(cell, load, row, key, lookup.CacheTime ?? _level1Time, long.MaxValue) && _settings.Level2 is { } level2)
        {
            var expires = _clock.Now + (long)(lookup.CacheTime ?? _level2Time).TotalMilliseconds;
            level2.Write(new Level2RowWrite<T>(level2.NameOf(T.Map.Table, _key.Name, key), row, load.Clock, expires));
            level2.Write(new Level2LinkWrite(level2.NameOf(T.Map.Table, lookup.Column.Name, lookup.Value), key, load.Clock, expires));
        }

        return row;
    }

    // the row goes into its own cell first: a commit names it by key
    private bool TryKeepUnique(CacheCell<UniqueRow<T>> cell, CacheLoad<UniqueRow<T>> load, T row, in DbValue key, TimeSpan life, long ceiling)
    {
        var place = CommitMarks.PlaceOf(key);
        var home = _byKey.FindOrAdd(key);
        var entry = Settle(home, load, row, place, life, ceiling);
        var isKept = entry is not null && cell.TryReplace(load, LinkTo(home, entry, place));
        if (!isKept)
        {
            cell.TryReplace(load, null);
        }

        load.Complete(new UniqueRow<T>(row));
        return isKept;
    }

    private CacheEntry<UniqueRow<T>> LinkTo(CacheCell<T> home, CacheEntry<T> entry, int place) =>
        new(new UniqueRow<T>(home, entry, _region.Marks, place), entry.Generation, entry.Expires) { StaleUntil = entry.StaleUntil };

    private CacheEntry<T>? Settle(CacheCell<T> home, CacheLoad<UniqueRow<T>> load, T row, int place, TimeSpan life, long ceiling)
    {
        var content = home.Content;
        if (content is CacheLoad<T>)
        {
            return null;
        }

        if (content is CacheEntry<T> { Value: { } known } there && _region.IsFresh(there, place, _clock.Now))
        {
            return known.Equals(row) ? there : null;
        }

        // seen by commits from now on, handed out by nobody yet
        var pending = new CacheLoad<T>(load.Generation, load.Clock, load.Deadline);
        if (!home.TryReplace(content, pending))
        {
            return null;
        }

        var entry = _region.IsUnchangedSince(place, load.Clock) ? _region.EntryOf(row, load.Generation, life, ceiling) : null;
        var isSettled = home.TryReplace(pending, entry) && entry is not null;
        if (isSettled)
        {
            _byKey.Resize(home, RowSize.Of(row));
            pending.Complete(row);
            return entry;
        }

        pending.Fail(new OperationCanceledException());
        return null;
    }

    private Level1Store<DbValue, UniqueRow<T>> StoreOf(ColumnMap column)
    {
        if (Volatile.Read(ref _byUnique[column.Ordinal]) is { } known)
        {
            return known;
        }

        var store = new Level1Store<DbValue, UniqueRow<T>>(Policy, Capacity, long.MaxValue);
        return Interlocked.CompareExchange(ref _byUnique[column.Ordinal], store, null) ?? store;
    }
}
