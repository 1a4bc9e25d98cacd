using System.Runtime.CompilerServices;
using Storage.Core.Internal;

namespace Storage.Core;

/// <content>Reads: on a pooled connection, on the caller's thread.</content>
public sealed partial class SqliteStorage
{
    /// <inheritdoc/>
    public ValueTask<T?> FindAsync<T>(Lookup<T> lookup, CancellationToken cancellationToken = default)
        where T : class, IEntity<T> =>
        Read("find", T.Map.Table, lookup, static (handle, lookup, _) => QueryRunner.Find(handle, lookup), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(IReadOnlyList<Lookup<T>> lookups, CancellationToken cancellationToken = default)
        where T : class, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(lookups);
        return Read("find", T.Map.Table, lookups, static (handle, lookups, _) => (IReadOnlyList<T?>)QueryRunner.FindMany(handle, lookups), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken = default)
        where TRow : IRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(query);
        return Read(query.Shape.Operation, query.Shape.Map?.Table, query, static (handle, query, token) => (IReadOnlyList<TRow>)QueryRunner.Query(handle, query, token), cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<TRow> StreamAsync<TRow>(Query<TRow> query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TRow : IRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(query);
        var handle = await _readers.RentAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var statement = QueryRunner.Start(handle, query);
            handle.Cancellation = cancellationToken;
            try
            {
                while (Step(statement, cancellationToken))
                {
                    var row = statement.Row;
                    yield return TRow.Read(ref row);
                }
            }
            finally
            {
                handle.Cancellation = default;
                statement.Reset();
            }
        }
        finally
        {
            _readers.Return(handle);
        }
    }

    private static bool Step(SqliteStatement statement, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return statement.Step();
        }
        catch (StorageException exception) when (QueryRunner.IsCancelled(exception, cancellationToken))
        {
            throw new OperationCanceledException(cancellationToken);
        }
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

    private TResult ReadAndReturn<TState, TResult>(
        SqliteHandle handle, TState state, Func<SqliteHandle, TState, CancellationToken, TResult> read, CancellationToken cancellationToken)
    {
        try
        {
            return read(handle, state, cancellationToken);
        }
        finally
        {
            _readers.Return(handle);
        }
    }
}
