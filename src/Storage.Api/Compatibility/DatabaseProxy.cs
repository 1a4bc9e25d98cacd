using Storage.Core;

namespace Storage.Api.Compatibility;

/// <summary>The predecessor's <c>db</c>: one database for the whole process, opened once.</summary>
[Obsolete("Take DatabaseApi from the container, or pass it where it is needed; one for the whole process makes tests and second databases hard.")]
public static class DatabaseProxy
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static DatabaseApi? _db;

    /// <summary>Gets the calls.</summary>
    /// <exception cref="InvalidOperationException">The database is not open.</exception>
    public static DatabaseApi Db => Volatile.Read(ref _db) ?? throw new InvalidOperationException("The database is not open. Await DatabaseProxy.InitializeAsync first.");

    /// <summary>Opens the database; once it is open, a further call returns the same.</summary>
    /// <param name="database">The file and its options.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The calls.</returns>
    public static async ValueTask<DatabaseApi> InitializeAsync(SqliteStorageOptions database, CancellationToken cancellationToken = default)
    {
        await Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _db ??= await DatabaseApi.InitializeSqlDatabaseAsync(database, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Closes the database; it can be opened again then.</summary>
    /// <param name="cancellationToken">Ends the wait for accepted writes.</param>
    /// <returns>What was written at the end; <see langword="null"/> where it was not open.</returns>
    public static async ValueTask<CloseReport?> StopAsync(CancellationToken cancellationToken = default)
    {
        await Gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            return Interlocked.Exchange(ref _db, null) is { } db ? await db.StopDatabaseAsync(cancellationToken: cancellationToken).ConfigureAwait(false) : null;
        }
        finally
        {
            Gate.Release();
        }
    }
}
