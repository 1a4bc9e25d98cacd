using Storage.Core.Internal;

namespace Storage.Core;

/// <content>Reads: on a pooled connection, on the caller's thread as long as they are short.</content>
public sealed partial class SqliteStorage
{
    // about as long as a query may take there
    private const int LookupsOnCallersThread = 100;

    /// <inheritdoc/>
    public ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
        where T : class, IEntity<T>
    {
        if (_telemetry.IsMeasuring)
        {
            return MeasureFind(lookup, rented: null, cancellationToken);
        }

        ValueTask<SqliteHandle> rented;
        try
        {
            rented = _readers.RentAsync(cancellationToken);
            if (rented.IsCompletedSuccessfully)
            {
                return new(ReadAndReturn(rented.Result, lookup, static (handle, lookup, _) => QueryRunner.Find(handle, lookup, isTold: true), cancellationToken));
            }
        }
        catch (Exception exception)
        {
            _executions.TellFailed(new Execution(lookup.Shape), exception);
            return ValueTask.FromException<T?>(exception);
        }

        return MeasureFind(lookup, rented, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken = default)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(lookups);
        return _telemetry.IsWatched
            ? _telemetry.MeasureAsync(
                new Operation("find", T.Map.Table, lookups.Count == 0 ? null : lookups[0].Shape, Math.Max(1, lookups.Count)),
                (Storage: this, lookups, cancellationToken),
                static state => state.Storage.FindMany(state.lookups, state.cancellationToken),
                static rows => rows.Count(row => row is not null))
            : FindMany(lookups, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
        where TRow : IRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(query);
        return _telemetry.IsWatched
            ? _telemetry.MeasureAsync(
                new Operation(query.Shape.Operation, query.Shape.Map?.Table, query.Shape),
                (Storage: this, query, cancellationToken),
                static state => state.Storage.Query(state.query, state.cancellationToken),
                static rows => rows.Count)
            : Query(query, cancellationToken);
    }

    private ValueTask<T?> MeasureFind<T>(Lookup<T> lookup, ValueTask<SqliteHandle>? rented, CancellationToken cancellationToken)
        where T : class, IEntity<T> =>
        _telemetry.MeasureAsync(
            new Operation("find", T.Map.Table, lookup.Shape),
            (Storage: this, lookup, rented, cancellationToken),
            static state => state.Storage.ReadLater(
                state.rented ?? state.Storage._readers.RentAsync(state.cancellationToken),
                state.lookup,
                static (handle, lookup, _) => QueryRunner.Find(handle, lookup),
                state.cancellationToken),
            static row => row is null ? 0 : 1);

    private ValueTask<IReadOnlyList<T?>> FindMany<T>(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken)
        where T : class, IEntity<T> =>
        lookups.Count <= LookupsOnCallersThread
            ? Read(lookups, static (handle, lookups, _) => (IReadOnlyList<T?>)QueryRunner.FindMany(handle, lookups), cancellationToken)
            : ReadOnThread(lookups, static (handle, lookups, _) => (IReadOnlyList<T?>)QueryRunner.FindMany(handle, lookups), cancellationToken);

    private ValueTask<IReadOnlyList<TRow>> Query<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : IRow<TRow>
    {
        ValueTask<SqliteHandle> rented;
        try
        {
            rented = _readers.RentAsync(cancellationToken);
            if (rented.IsCompletedSuccessfully)
            {
                return QueryOn(rented.Result, query, cancellationToken);
            }
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<IReadOnlyList<TRow>>(exception);
        }

        return QueryLater(rented, query, cancellationToken);
    }

    private ValueTask<TResult> Read<TState, TResult>(TState state, Func<SqliteHandle, TState, CancellationToken, TResult> read, CancellationToken cancellationToken)
    {
        ValueTask<SqliteHandle> rented;
        try
        {
            rented = _readers.RentAsync(cancellationToken);
            if (rented.IsCompletedSuccessfully)
            {
                return new(ReadAndReturn(rented.Result, state, read, cancellationToken));
            }
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<TResult>(exception);
        }

        return ReadLater(rented, state, read, cancellationToken);
    }

    private async ValueTask<TResult> ReadLater<TState, TResult>(
        ValueTask<SqliteHandle> rented, TState state, Func<SqliteHandle, TState, CancellationToken, TResult> read, CancellationToken cancellationToken) =>
        ReadAndReturn(await rented.ConfigureAwait(false), state, read, cancellationToken);

    private ValueTask<IReadOnlyList<TRow>> QueryOn<TRow>(SqliteHandle handle, Query<TRow> query, CancellationToken cancellationToken)
        where TRow : IRow<TRow>
    {
        if (!_longShapes.Contains(query.Shape))
        {
            List<TRow>? rows;
            try
            {
                Prepare(handle);
                rows = QueryRunner.TryQuery(handle, query, cancellationToken);
                handle.Snapshot.Settle(_phase);
            }
            catch (Exception exception)
            {
                handle.Snapshot.End();
                _readers.Return(handle);
                return ValueTask.FromException<IReadOnlyList<TRow>>(exception);
            }

            if (rows is not null)
            {
                _readers.Return(handle);
                return new(rows);
            }

            _longShapes.Add(query.Shape);
        }

        return new(_threads.RunAsync((this, handle, query, cancellationToken), static state => state.Item1.QueryLong(state.handle, state.query, state.cancellationToken)));
    }

    // on a thread of the engine
    private IReadOnlyList<TRow> QueryLong<TRow>(SqliteHandle handle, Query<TRow> query, CancellationToken cancellationToken)
        where TRow : IRow<TRow> =>
        ReadAndReturn(
            handle,
            (_longShapes, query),
            static (handle, state, token) =>
            {
                handle.ChecksLeft = int.MaxValue;
                var rows = QueryRunner.Query(handle, state.query, token);
                if (int.MaxValue - handle.ChecksLeft <= SqliteHandle.ChecksOfShortRead)
                {
                    state._longShapes.Remove(state.query.Shape);
                }

                return (IReadOnlyList<TRow>)rows;
            },
            cancellationToken);

    private async ValueTask<IReadOnlyList<TRow>> QueryLater<TRow>(ValueTask<SqliteHandle> rented, Query<TRow> query, CancellationToken cancellationToken)
        where TRow : IRow<TRow> =>
        await QueryOn(await rented.ConfigureAwait(false), query, cancellationToken).ConfigureAwait(false);

    private async ValueTask<TResult> ReadOnThread<TState, TResult>(
        TState state, Func<SqliteHandle, TState, CancellationToken, TResult> read, CancellationToken cancellationToken)
    {
        var handle = await _readers.RentAsync(cancellationToken).ConfigureAwait(false);
        return await _threads.RunAsync(
            (this, handle, state, read, cancellationToken),
            static all => all.Item1.ReadAndReturn(all.handle, all.state, all.read, all.cancellationToken)).ConfigureAwait(false);
    }

    private TResult ReadAndReturn<TState, TResult>(
        SqliteHandle handle, TState state, Func<SqliteHandle, TState, CancellationToken, TResult> read, CancellationToken cancellationToken)
    {
        try
        {
            Prepare(handle);
            var result = read(handle, state, cancellationToken);
            handle.Snapshot.Settle(_phase);
            return result;
        }
        catch
        {
            // what an error left of the transaction is not to be kept
            handle.Snapshot.End();
            throw;
        }
        finally
        {
            _readers.Return(handle);
        }
    }

    private void Prepare(SqliteHandle handle)
    {
        var now = _time.GetTimestamp();
        handle.ReadStarted = now;
        handle.Snapshot.Prepare(_phase, now, _snapshotTicks);
    }
}
