using Storage.Core;
using Storage.Optimization;

namespace Storage.ConformanceTests;

/// <summary>An engine with the cache and batching before it: what a host meets that adds both.</summary>
public sealed class BatchedEngine(CachedEngine engine) : DelegatingStorage(new BatchingStorage(engine)), IStorageEngine
{
    public long CommitSequence => engine.CommitSequence;

    public ValueTask<SchemaReport> EnsureSchemaAsync(IReadOnlyCollection<EntityMap> maps, CancellationToken cancellationToken = default) =>
        engine.EnsureSchemaAsync(maps, cancellationToken);

    public ValueTask<BackupReport> BackupAsync(string path, CancellationToken cancellationToken = default) => engine.BackupAsync(path, cancellationToken);

    public ValueTask MaintainAsync(MaintenanceTasks tasks, CancellationToken cancellationToken = default) => engine.MaintainAsync(tasks, cancellationToken);

    public StorageStatistics GetStatistics() => engine.GetStatistics();

    public ValueTask<CloseReport> CloseAsync(TimeSpan timeout, CancellationToken cancellationToken = default) => engine.CloseAsync(timeout, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await ((BatchingStorage)Inner).DisposeAsync();
        await engine.DisposeAsync();
    }
}
