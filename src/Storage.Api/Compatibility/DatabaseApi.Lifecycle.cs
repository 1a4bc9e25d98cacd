using Storage.Core;

namespace Storage.Api.Compatibility;

/// <content>The predecessor's start and stop, for programs that have no host.</content>
public sealed partial class DatabaseApi
{
    private SqliteStorage? _owned;

    /// <summary>Opens a database file, adds what it lacks, and makes the calls on it: <c>initialize_sql_database</c>.</summary>
    /// <param name="database">The file and its options.</param>
    /// <param name="options">The host's models and routes.</param>
    /// <param name="services">The clock and the loggers; <see langword="null"/> for the system's clock and no log.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The calls; end them with <see cref="StopDatabaseAsync"/>.</returns>
    /// <exception cref="StorageException">The file cannot be used; the message says why and what to do.</exception>
    [Obsolete("In a host call services.AddWeChatStorage() and take DatabaseApi from the container; without one open WeChatStore and pass it to the constructor.")]
    public static async ValueTask<DatabaseApi> InitializeSqlDatabaseAsync(
        SqliteStorageOptions database, DatabaseApiOptions? options = null, SqliteServices? services = null, CancellationToken cancellationToken = default)
    {
        var storage = await SqliteStorage.OpenAsync(database, services, cancellationToken).ConfigureAwait(false);
        try
        {
            options ??= new DatabaseApiOptions();
            await storage.EnsureSchemaAsync([.. ChatModel.Maps, .. options.Models.Select(model => model.Map)], cancellationToken).ConfigureAwait(false);
            return new DatabaseApi(storage, options, services?.TimeProvider) { _owned = storage };
        }
        catch
        {
            await storage.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Commits what was accepted and closes the file: <c>stop_database</c>. A second call does nothing.</summary>
    /// <param name="timeout">How long accepted writes may take; <see langword="null"/> for 15 s.</param>
    /// <param name="cancellationToken">Ends the wait for accepted writes; they are refused then.</param>
    /// <returns>What was written at the end; <see langword="null"/> where the storage is not this object's to close.</returns>
    [Obsolete("A host that called AddWeChatStorage() closes the storage itself; without one dispose WeChatStore.")]
    public async ValueTask<CloseReport?> StopDatabaseAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        Interlocked.Exchange(ref _owned, null) is { } owned
            ? await owned.CloseAsync(timeout ?? TimeSpan.FromSeconds(15), cancellationToken).ConfigureAwait(false)
            : null;
}
