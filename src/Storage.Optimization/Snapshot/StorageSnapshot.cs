using System.Globalization;
using System.Text;

namespace Storage.Optimization;

/// <summary>How a storage fares at one moment, as far as its layers can tell: to be printed, or looked at when something is wrong.</summary>
/// <remarks>What is published all the time is on the meter <see cref="StorageTelemetry.Name"/>; the process's memory is on .NET's own.</remarks>
public sealed record StorageSnapshot
{
    /// <summary>Gets the engine's counters: the pool's and the writer's utilisation among them.</summary>
    public StorageStatistics? Engine { get; init; }

    /// <summary>Gets what batching has done; <see langword="null"/> where there is none.</summary>
    public BatchingStatistics? Batching { get; init; }

    /// <summary>Gets what the cache has done; <see langword="null"/> where there is none.</summary>
    public CacheStatistics? Cache { get; init; }

    /// <summary>Gets the failed requests by code; empty without a slow log.</summary>
    public IReadOnlyDictionary<StorageErrorCode, long> Errors { get; init; } = new Dictionary<StorageErrorCode, long>();

    /// <summary>Gets what the requests of each shape have come to, the one with the most time in it first; empty without a slow log.</summary>
    public IReadOnlyList<QueryStatistics> Queries { get; init; } = [];

    /// <summary>Gets the bytes of the process's managed objects, the dead ones since the last collection included.</summary>
    public long ManagedBytes { get; init; }

    /// <summary>Gets the bytes of the managed heaps after the last collection.</summary>
    public long ManagedHeapBytes { get; init; }

    /// <summary>Takes a snapshot.</summary>
    /// <param name="storage">The storage.</param>
    /// <returns>The snapshot.</returns>
    public static StorageSnapshot Take(IStorage storage)
    {
        ArgumentNullException.ThrowIfNull(storage);
        var log = Find<ISlowLog>(storage);
        return new StorageSnapshot
        {
            Engine = Find<IStorageEngine>(storage)?.GetStatistics(),
            Batching = Find<BatchingStorage>(storage)?.GetStatistics(),
            Cache = Find<CachingStorage>(storage)?.GetStatistics(),
            Errors = log?.GetErrors() ?? new Dictionary<StorageErrorCode, long>(),
            Queries = log?.GetStatistics() ?? [],
            ManagedBytes = GC.GetTotalMemory(forceFullCollection: false),
            ManagedHeapBytes = GC.GetGCMemoryInfo().HeapSizeBytes,
        };
    }

    /// <summary>Writes the snapshot as lines.</summary>
    /// <returns>The lines.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Engine is { } engine)
        {
            Line($"writer    {engine.WriterUtilization:P0} busy, {engine.WriterQueueLength} waiting, {engine.UnitsCommitted:N0} units in {engine.Commits:N0} commits, {engine.UnitsFailed:N0} failed");
            Line($"readers   {engine.ReadersInUse} of {engine.ReaderLimit} in use, {engine.ReadersOpen} open, {engine.ReadersWaited:N0} reads waited");
        }

        if (Batching is { } batching)
        {
            Line($"batching  {batching.TotalBatches:N0} batches of {batching.AverageBatchSize:N1} writes in {batching.AverageLatency.TotalMilliseconds:N1} ms, {batching.ShareBatched:P0} of writes shared a commit, {batching.SuccessRate:P2} succeeded, {batching.Pending:N0} pending{(batching.IsDegraded ? ", degraded" : string.Empty)}");
            Line($"          batches by size: {Sizes(batching)}");
        }

        if (Cache is { } cache)
        {
            Line($"cache     {cache.HitRate:P1} of {cache.TotalRequests:N0} requests, {cache.Level1Size:N0} entries and {cache.Level1Bytes:N0} bytes in level 1");
        }

        foreach (var (code, count) in Errors)
        {
            Line($"errors    {code} {count:N0}");
        }

        foreach (var query in Queries.Take(ShownQueries))
        {
            Line($"query     {query.Operation} {query.Table}: {query.Count:N0} times, p50 {query.P50.TotalMilliseconds:N2} ms, p95 {query.P95.TotalMilliseconds:N2} ms, p99 {query.P99.TotalMilliseconds:N2} ms, {query.Slow:N0} slow");
        }

        Line($"memory    {ManagedBytes:N0} bytes managed, {ManagedHeapBytes:N0} in heaps");
        return text.ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }

    private const int ShownQueries = 5;

    private static string Sizes(BatchingStatistics batching) => string.Join(", ", batching.BatchSizes
        .Select((count, i) => (Name: i < BatchingStatistics.BatchSizeBounds.Count ? $"up to {BatchingStatistics.BatchSizeBounds[i]}" : "more", Count: count))
        .Where(size => size.Count > 0)
        .Select(size => $"{size.Name}: {size.Count}"));

    private static TService? Find<TService>(IStorage storage)
        where TService : class => (TService?)storage.GetService(typeof(TService));
}
