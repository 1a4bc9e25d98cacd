namespace Storage.Core;

/// <summary>The end of the pipe: a database.</summary>
public interface IStorageEngine : IStorage, IAsyncDisposable
{
    /// <summary>Gets the number of the last commit; it grows with each commit that this engine makes or notices.</summary>
    long CommitSequence { get; }

    /// <summary>Creates what is missing for some tables: tables, indexes and the history of both, in one transaction.</summary>
    /// <param name="maps">The tables.</param>
    /// <param name="cancellationToken">Ends the wait for a turn.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="StorageException">A table exists in another form (<see cref="StorageErrorCode.SchemaMismatch"/>), or the write
    /// failed.</exception>
    ValueTask<SchemaReport> EnsureSchemaAsync(IReadOnlyCollection<EntityMap> maps, CancellationToken cancellationToken = default);

    /// <summary>Writes a verified copy of the database as of one moment, while it is in use. The file has its name only when it is
    /// complete.</summary>
    /// <param name="path">The copy's path; nothing may stand there.</param>
    /// <param name="cancellationToken">Ends the copy and removes what there is of it.</param>
    /// <returns>The copy's size and hash.</returns>
    /// <exception cref="StorageException">The copy could not be made.</exception>
    ValueTask<BackupReport> BackupAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Runs maintenance now.</summary>
    /// <param name="tasks">What to do.</param>
    /// <param name="cancellationToken">Ends the wait for a turn.</param>
    /// <returns>A task that completes when it is done.</returns>
    /// <exception cref="StorageException">A task failed. <see cref="StorageErrorCode.Busy"/>: a read or another process was in the way of
    /// the checkpoint, which comes last, so the other tasks are done; try again.</exception>
    ValueTask MaintainAsync(MaintenanceTasks tasks, CancellationToken cancellationToken = default);

    /// <summary>Reads the engine's counters. Cheap, and never touches the disk.</summary>
    /// <returns>The counters.</returns>
    StorageStatistics GetStatistics();

    /// <summary>Refuses new writes, writes what was accepted, checkpoints and closes.</summary>
    /// <param name="timeout">How long accepted writes may take; what is left then is reported and ends as not applied.</param>
    /// <param name="cancellationToken">Ends the waiting for accepted writes as the timeout does.</param>
    /// <returns>What was done and what was not.</returns>
    ValueTask<CloseReport> CloseAsync(TimeSpan timeout, CancellationToken cancellationToken = default);
}
