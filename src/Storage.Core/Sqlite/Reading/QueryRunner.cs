using SQLitePCL;

namespace Storage.Core.Internal;

/// <summary>Runs reads on a connection: the same for readers and for sessions.</summary>
internal static class QueryRunner
{
    /// <summary>Finds a row.</summary>
    /// <param name="handle">The connection.</param>
    /// <param name="lookup">What to find.</param>
    /// <param name="isTold">Whether observers are told of it by itself, when its statement's turn has come.</param>
    public static T? Find<T>(SqliteHandle handle, Lookup<T> lookup, bool isTold = false)
        where T : class, IEntity<T>
    {
        var statement = handle.Statement(lookup.Shape);
        T? found = null;
        try
        {
            statement.Writer.Value(0, lookup.Value);
            if (statement.Step())
            {
                var row = statement.Row;
                found = T.Read(ref row);
            }
        }
        finally
        {
            statement.Reset();
        }

        if (isTold && handle.Executions is { Any: true } executions && --statement.LookupsUntilTold <= 0)
        {
            executions.TellLookup(statement, handle.ReadStarted, found is null ? 0 : 1);
        }

        return found;
    }

    /// <summary>Finds many, as of one moment.</summary>
    public static T?[] FindMany<T>(SqliteHandle handle, IReadOnlyList<Lookup<T>> lookups)
        where T : class, IEntity<T>
    {
        var rows = new T?[lookups.Count];
        var isOwnSnapshot = handle.IsAutocommit && rows.Length > 1;
        if (isOwnSnapshot)
        {
            handle.Statement("BEGIN").Run();
        }

        try
        {
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = Find(handle, lookups[i]);
            }
        }
        finally
        {
            if (isOwnSnapshot && !handle.IsAutocommit)
            {
                handle.Statement("COMMIT").Run();
            }
        }

        return rows;
    }

    /// <summary>Runs a query as far as a caller's thread goes with it.</summary>
    /// <returns>The rows; <see langword="null"/> where it takes longer, and is to be run elsewhere.</returns>
    public static List<TRow>? TryQuery<TRow>(SqliteHandle handle, Query<TRow> query, CancellationToken cancellationToken)
        where TRow : IRow<TRow>
    {
        handle.ChecksLeft = SqliteHandle.ChecksOfShortRead;
        try
        {
            return Query(handle, query, cancellationToken);
        }
        catch (StorageException exception) when (exception.NativeCode == raw.SQLITE_INTERRUPT)
        {
            return null;
        }
        finally
        {
            handle.ChecksLeft = int.MaxValue;
        }
    }

    public static List<TRow> Query<TRow>(SqliteHandle handle, Query<TRow> query, CancellationToken cancellationToken)
        where TRow : IRow<TRow>
    {
        var statement = Start(handle, query);
        var rows = new List<TRow>(query.Limit is { } limit and <= 256 ? limit : 4);
        handle.Cancellation = cancellationToken;
        try
        {
            var row = statement.Row;
            while (statement.Step())
            {
                rows.Add(TRow.Read(ref row));
            }

            return rows;
        }
        catch (StorageException exception) when (IsCancelled(exception, cancellationToken))
        {
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            handle.Cancellation = default;
            statement.Reset();
        }
    }

    /// <summary>Reads the next rows of a stream.</summary>
    /// <returns>The rows; fewer than wanted at the end.</returns>
    public static List<TRow> Next<TRow>(SqliteStatement statement, int wanted, CancellationToken cancellationToken)
        where TRow : IRow<TRow>
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rows = new List<TRow>(wanted);
        try
        {
            var row = statement.Row;
            while (rows.Count < wanted && statement.Step())
            {
                rows.Add(TRow.Read(ref row));
            }

            return rows;
        }
        catch (StorageException exception) when (IsCancelled(exception, cancellationToken))
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public static bool IsCancelled(StorageException exception, CancellationToken cancellationToken) =>
        exception.NativeCode == raw.SQLITE_INTERRUPT && cancellationToken.IsCancellationRequested;

    /// <summary>Finds the statement, checks that its columns fit the row and binds the parameters.</summary>
    public static SqliteStatement Start<TRow>(SqliteHandle handle, Query<TRow> query)
        where TRow : IRow<TRow>
    {
        var statement = handle.Statement(query.Shape);
        if (query.Shape is SqlShape)
        {
            RequireReading<TRow>(statement);
        }

        try
        {
            statement.Writer.Values(query.ParameterArray);
            return statement;
        }
        catch
        {
            statement.Reset();
            throw;
        }
    }

    private static void RequireReading<TRow>(SqliteStatement statement)
        where TRow : IRow<TRow>
    {
        if (raw.sqlite3_stmt_readonly(statement.Native) == 0)
        {
            throw new StorageException(StorageErrorCode.Forbidden, "A query may not write; give the statement to WriteAsync.");
        }

        var expected = TRow.Layout.Columns.Count;
        if (expected > 0 && statement.ColumnCount != expected)
        {
            throw new StorageException(StorageErrorCode.InvalidSql, $"The raw SQL gives {statement.ColumnCount} columns; {typeof(TRow).Name} reads {expected}. Name the columns in the order of its properties.");
        }
    }
}
