using Storage.Core;

namespace Storage.Hosting.Tests;

/// <summary>An engine that ends, and fails when it says so.</summary>
internal sealed class UnclosableEngine(IStorageEngine engine) : DelegatingStorage(engine), IStorageEngine
{
    public long CommitSequence => engine.CommitSequence;

    public ValueTask<SchemaReport> EnsureSchemaAsync(IReadOnlyCollection<EntityMap> maps, CancellationToken cancellationToken = default) =>
        engine.EnsureSchemaAsync(maps, cancellationToken);

    public ValueTask<BackupReport> BackupAsync(string path, CancellationToken cancellationToken = default) => engine.BackupAsync(path, cancellationToken);

    public ValueTask MaintainAsync(MaintenanceTasks tasks, CancellationToken cancellationToken = default) => engine.MaintainAsync(tasks, cancellationToken);

    public StorageStatistics GetStatistics() => engine.GetStatistics();

    public async ValueTask<CloseReport> CloseAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        await engine.CloseAsync(timeout, cancellationToken);
        throw new IOException("The file's directory is gone.");
    }

    public ValueTask DisposeAsync() => engine.DisposeAsync();
}
