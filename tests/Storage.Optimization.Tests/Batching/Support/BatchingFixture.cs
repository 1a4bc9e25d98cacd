using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Storage.Core;

namespace Storage.Optimization.Tests;

/// <summary>Batching over a gated engine on a file of its own.</summary>
internal sealed class BatchingFixture : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private BatchingFixture(SqliteStorage engine, HeldStorage inner, BatchingStorage batching)
    {
        Engine = engine;
        Inner = inner;
        Batching = batching;
    }

    public SqliteStorage Engine { get; }

    public HeldStorage Inner { get; }

    public BatchingStorage Batching { get; }

    public static async Task<BatchingFixture> OpenAsync(Action<BatchingOptions>? configure = null, TimeProvider? time = null, ILogger<BatchingStorage>? logger = null, IMeterFactory? meters = null)
    {
        var engine = await SqliteStorage.OpenTemporaryAsync();
        await engine.EnsureSchemaAsync([Entity.Map<Tally>(), Entity.Map<Remark>()]);
        var options = new BatchingOptions();
        configure?.Invoke(options);
        var inner = new HeldStorage(engine);
        return new BatchingFixture(engine, inner, new BatchingStorage(inner, options, time, logger, meters));
    }

    /// <summary>Stores tallies 1 to <paramref name="count"/>, by name <c>t1</c> and so on.</summary>
    public async Task StoreAsync(int count)
    {
        Tally[] rows = [.. Enumerable.Range(1, count).Select(i => new Tally { Id = i, Name = $"t{i}", Label = "new" })];
        await Engine.WriteAsync(new WriteUnit(Write.Insert(rows)));
        while (Inner.Units.TryDequeue(out _))
        {
        }
    }

    public Task<ScheduledWrite> PatchAsync(long id, Patch<Tally> patch, WritePriority priority = WritePriority.Normal) =>
        Batching.SchedulePatchAsync(id, patch, priority).AsTask().WaitAsync(Patience);

    public Task<ScheduledWrite> CountAsync(long id, long count, WritePriority priority = WritePriority.Normal) =>
        PatchAsync(id, Patch<Tally>.Empty.Set(Tally.Columns.Count, count), priority);

    public Task<ScheduledWrite> AddAsync(long id, long count) => PatchAsync(id, Patch<Tally>.Empty.Add(Tally.Columns.Count, count));

    public Task<Tally?> FindAsync(long id) => Batching.FindAsync(Lookup.ByKey<Tally>(id)).AsTask().WaitAsync(Patience);

    public Task<Tally?> StoredAsync(long id) => Engine.FindAsync(Lookup.ByKey<Tally>(id)).AsTask();

    public async ValueTask DisposeAsync()
    {
        Inner.BeforeFind.Open();
        Inner.BeforeWrite.Open();
        Inner.AfterCommit.Open();
        Inner.AfterFind.Open();
        await Batching.DisposeAsync();
        await Engine.DisposeAsync();
    }
}
