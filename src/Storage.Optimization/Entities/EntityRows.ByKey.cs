namespace Storage.Optimization.Internal;

internal sealed partial class EntityRows<T>
{
    private async ValueTask<T?> JoinAsync(Lookup<T> lookup, CacheLoad<T> load, CancellationToken cancellationToken)
    {
        var joined = await Joining.TryJoinAsync(_region, load, cancellationToken).ConfigureAwait(false);
        return joined.IsJoined ? joined.Value : await FindByKeyAsync(lookup, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<T?> FindByKeyAsync(Lookup<T> lookup, CancellationToken cancellationToken)
    {
        var place = CommitMarks.PlaceOf(lookup.Value);
        if (IsKnownAbsent(lookup.Value, place))
        {
            _region.Counters.AbsentHit();
            return default;
        }

        var cell = _byKey.FindOrAdd(lookup.Value);
        switch (_region.Enter(cell, place, out var load, out var entry))
        {
            case LoadStep.Hit:
                _region.Counters.RowHits.Increment();
                return new(entry!.Value);
            case LoadStep.Join:
                return JoinAsync(lookup, load!, cancellationToken);
            case LoadStep.Load:
                return LoadAsync(lookup, new KeyLoad(cell, load!, place), cancellationToken);
            default:
                _region.Counters.Bypassed();
                return _settings.Inner.FindAsync(lookup, cancellationToken);
        }
    }

    private ValueTask<T?> LoadAsync(Lookup<T> lookup, KeyLoad mine, CancellationToken cancellationToken)
    {
        if (_settings.Level2 is not { } level2)
        {
            return ReadAsync(lookup, mine, cancellationToken);
        }

        var name = level2.NameOf(T.Map.Table, _key.Name, lookup.Value);
        var read = level2.ReadAsync(name, cancellationToken);
        if (!read.IsCompletedSuccessfully)
        {
            return LoadLaterAsync(lookup, mine with { Name = name }, read, cancellationToken);
        }

        return TryTakeFromLevel2(read.Result, name, lookup, mine, out var row)
            ? new(row)
            : ReadAsync(lookup, mine with { Name = name }, cancellationToken);
    }

    private async ValueTask<T?> LoadLaterAsync(Lookup<T> lookup, KeyLoad mine, ValueTask<byte[]?> read, CancellationToken cancellationToken)
    {
        byte[]? bytes;
        try
        {
            bytes = await read.ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            _region.EndFailed(mine.Cell, mine.Load, exception);
            throw;
        }

        return TryTakeFromLevel2(bytes, mine.Name!, lookup, mine, out var row)
            ? row
            : await ReadAsync(lookup, mine, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<T?> ReadAsync(Lookup<T> lookup, KeyLoad mine, CancellationToken cancellationToken)
    {
        _region.Counters.DatabaseRead();
        ValueTask<T?> read;
        try
        {
            read = _settings.Inner.FindAsync(lookup, cancellationToken);
        }
        catch (Exception exception)
        {
            return _region.EndFailed(mine.Cell, mine.Load, exception) is { } stale ? new(stale.Value) : ValueTask.FromException<T?>(exception);
        }

        return read.IsCompletedSuccessfully ? new(Keep(lookup, mine, read.Result)) : KeepLaterAsync(lookup, mine, read);
    }

    private async ValueTask<T?> KeepLaterAsync(Lookup<T> lookup, KeyLoad mine, ValueTask<T?> read)
    {
        try
        {
            return Keep(lookup, mine, await read.ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            if (_region.EndFailed(mine.Cell, mine.Load, exception) is { } stale)
            {
                return stale.Value;
            }

            throw;
        }
    }

    // the row as it was read from the database
    private T? Keep(Lookup<T> lookup, in KeyLoad mine, T? row)
    {
        if (row is null)
        {
            KeepAbsence(lookup.Value, mine);
        }
        else if (TryKeep(mine, row, lookup.CacheTime ?? _level1Time, long.MaxValue) && _settings.Level2 is { } level2)
        {
            var name = mine.Name ?? level2.NameOf(T.Map.Table, _key.Name, lookup.Value);
            level2.Write(new Level2RowWrite<T>(name, row, mine.Load.Clock, _clock.Now + (long)(lookup.CacheTime ?? _level2Time).TotalMilliseconds));
        }

        mine.Load.Complete(row);
        return row;
    }

    private bool TryKeep(in KeyLoad mine, T row, TimeSpan life, long ceiling)
    {
        var generation = _settings.Rules.ClearsLoads ? mine.Load.Generation : _region.Generation;
        if (!mine.Cell.TryReplace(mine.Load, _region.EntryOf(row, generation, life, ceiling)))
        {
            return false;
        }

        _byKey.Resize(mine.Cell, RowSize.Of(row));
        return true;
    }

    private void KeepAbsence(in DbValue key, in KeyLoad mine)
    {
        _absent?.TryKeep(key, mine.Cell, mine.Load);
        mine.Cell.TryReplace(mine.Load, null);
        _byKey.Remove(key);
    }

    /// <summary>A load that is this caller's: its cell, what stands in it, and the names it goes by.</summary>
    private readonly record struct KeyLoad(CacheCell<T> Cell, CacheLoad<T> Load, int Place)
    {
        public string? Name { get; init; }
    }
}
