namespace Storage.Core.Internal;

/// <summary>The small table of keys under which units were applied, each with the results to give again.</summary>
internal static class IdempotencyKeys
{
    private const string Find = $"SELECT result FROM {SqliteSchema.IdempotencyTable} WHERE key = ?1";
    private const string Add = $"INSERT INTO {SqliteSchema.IdempotencyTable} (key, created_at, result) VALUES (?1, ?2, ?3)";
    private const string Renew = $"UPDATE {SqliteSchema.IdempotencyTable} SET result = result WHERE key = ?1";
    private const string PurgeOld = $"""
        DELETE FROM {SqliteSchema.IdempotencyTable} WHERE key IN
        (SELECT key FROM {SqliteSchema.IdempotencyTable} WHERE created_at < ?1 ORDER BY created_at LIMIT ?2)
        """;

    /// <summary>Runs a unit unless its key says that it was applied before.</summary>
    public static (StatementResult[] Results, bool WasAppliedBefore) Run(SqliteHandle handle, UnitExecutor executor, WriteUnit unit, DateTimeOffset now)
    {
        if (unit.IdempotencyKey is not { } key)
        {
            return (executor.Run(unit), false);
        }

        if (TryFind(handle, key) is { } before)
        {
            executor.ForgetChanges();
            Touch(handle, key);
            return (before, true);
        }

        handle.Statement("SAVEPOINT keyed").Run();
        try
        {
            var results = executor.Run(unit);
            Remember(handle, key, results, now);
            handle.Statement("RELEASE keyed").Run();
            return (results, false);
        }
        catch when (!handle.IsAutocommit)
        {
            handle.Statement("ROLLBACK TO keyed").Run();
            handle.Statement("RELEASE keyed").Run();
            throw;
        }
    }

    /// <summary>Forgets old keys, a bounded number at a time.</summary>
    /// <returns>How many were forgotten.</returns>
    public static int Purge(SqliteHandle handle, DateTimeOffset before, int limit)
    {
        var statement = handle.Statement(PurgeOld);
        statement.Writer.Int64(0, StoredForm.FromTimestamp(before));
        statement.Writer.Int64(1, limit);
        statement.Run();
        return handle.Changes;
    }

    // the first commit may not have been on disk: one that writes something takes it along
    private static void Touch(SqliteHandle handle, string key)
    {
        var statement = handle.Statement(Renew);
        statement.Writer.Text(0, key);
        statement.Run();
    }

    private static StatementResult[]? TryFind(SqliteHandle handle, string key)
    {
        var statement = handle.Statement(Find);
        try
        {
            statement.Writer.Text(0, key);
            return statement.Step() ? ResultCodec.Decode(statement.Row.GetBytes(0)) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    private static void Remember(SqliteHandle handle, string key, StatementResult[] results, DateTimeOffset now)
    {
        var statement = handle.Statement(Add);
        statement.Writer.Text(0, key);
        statement.Writer.Int64(1, StoredForm.FromTimestamp(now));
        statement.Writer.Blob(2, ResultCodec.Encode(results));
        statement.Run();
    }
}
