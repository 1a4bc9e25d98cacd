using Storage.Core.Internal;

namespace Storage.Core;

/// <content>Reads: on a pooled connection, on the caller's thread as long as they are short.</content>
public sealed partial class SqliteStorage
{
    // about as long as a query may take there
    private const int LookupsOnCallersThread = 100;

    /// <inheritdoc/>
    public ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> =>
        Read("find", T.Map.Table, lookup, static (handle, lookup, _) => QueryRunner.Find(handle, lookup), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken = default)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(lookups);
        return lookups.Count <= LookupsOnCallersThread
            ? Read("find", T.Map.Table, lookups, static (handle, lookups, _) => (IReadOnlyList<T?>)QueryRunner.FindMany(handle, lookups), cancellationToken)
            : ReadOnThread("find", T.Map.Table, lookups, static (handle, lookups, _) => (IReadOnlyList<T?>)QueryRunner.FindMany(handle, lookups), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
        where TRow : IRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(query);
        if (_telemetry.IsMeasuring)
        {
            return MeasureQuery(query, cancellationToken);
        }

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

    private ValueTask<TResult> Read<TState, TResult>(
        string operation, string? table, TState state, Func<SqliteHandle, TState, CancellationToken, TResult> read, CancellationToken cancellationToken)
    {
        if (_telemetry.IsMeasuring)
        {
            return ReadMeasured(operation, table, state, read, cancellationToken);
        }

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

    private async ValueTask<TResult> ReadMeasured<TState, TResult>(
        string operation, string? table, TState state, Func<SqliteHandle, TState, CancellationToken, TResult> read, CancellationToken cancellationToken)
    {
        var measure = _telemetry.Measure(operation, table);
        try
        {
            var result = await ReadLater(_readers.RentAsync(cancellationToken), state, read, cancellationToken).ConfigureAwait(false);
            measure.End();
            return result;
        }
        catch (Exception exception)
        {
            measure.End(exception);
            throw;
        }
    }

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

    private async ValueTask<IReadOnlyList<TRow>> MeasureQuery<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : IRow<TRow>
    {
        var measure = _telemetry.Measure(query.Shape.Operation, query.Shape.Map?.Table);
        try
        {
            var rows = await QueryLater(_readers.RentAsync(cancellationToken), query, cancellationToken).ConfigureAwait(false);
            measure.End();
            return rows;
        }
        catch (Exception exception)
        {
            measure.End(exception);
            throw;
        }
    }

    private async ValueTask<TResult> ReadOnThread<TState, TResult>(
        string operation, string? table, TState state, Func<SqliteHandle, TState, CancellationToken, TResult> read, CancellationToken cancellationToken)
    {
        var measure = _telemetry.Measure(operation, table);
        try
        {
            var handle = await _readers.RentAsync(cancellationToken).ConfigureAwait(false);
            var result = await _threads.RunAsync(
                (this, handle, state, read, cancellationToken),
                static all => all.Item1.ReadAndReturn(all.handle, all.state, all.read, all.cancellationToken)).ConfigureAwait(false);
            measure.End();
            return result;
        }
        catch (Exception exception)
        {
            measure.End(exception);
            throw;
        }
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

    private void Prepare(SqliteHandle handle) => handle.Snapshot.Prepare(_phase, _time.GetTimestamp(), _snapshotTicks);
}
