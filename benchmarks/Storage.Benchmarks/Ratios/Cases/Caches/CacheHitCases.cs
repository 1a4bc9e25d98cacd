using Storage.Core;
using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary>Reads that the cache answers from its first level.</summary>
internal sealed class CacheHitCases(MessageFiles<ChatMessage> files, Scale scale)
{
    private const int LastCount = 50;
    private const int WindowCount = 256;
    private static readonly TimeSpan WarmUpOfThreads = TimeSpan.FromSeconds(0.6);
    private static readonly TimeSpan TurnOfThreads = TimeSpan.FromMilliseconds(1);

    public async Task<CaseResult> ByKeyAsync()
    {
        await using var cleanup = new Cleanup();
        var (store, rows) = await OpenAsync(cleanup);
        var measured = await Race.RunWarmAsync(
            [
                await PassesAsync(Competitor.Floor, RowCaches.Dictionary(rows), rows),
                await PassesAsync(Competitor.Ours, RowCaches.Suite(store.Storage, rows), rows),
                await PassesAsync(Competitor.MemoryCache, RowCaches.Memory(cleanup, rows), rows),
                await PassesAsync(Competitor.Fusion, RowCaches.Fusion(cleanup, rows), rows),
                await PassesAsync(Competitor.Hybrid, await RowCaches.HybridAsync(cleanup, rows), rows),
                await PassesAsync(Competitor.BitFaster, RowCaches.BitFaster(rows), rows),
            ],
            RowSet.Count,
            scale.Slices);
        return WithBytes(CaseResult.From("cache-hit", $"find by key, {RowSet.Count} rows in the first level", Unit.NanosecondsPerOperation, measured));
    }

    public async Task<CaseResult> WindowAsync()
    {
        await using var cleanup = new Cleanup();
        var (store, rows) = await OpenAsync(cleanup);
        var plain = cleanup.AddAsync(await SuiteStore<ChatMessage>.OpenAsync(cleanup.AddFile(files.Copy()), files.Table));
        string[] chats = [.. Enumerable.Range(0, files.Rows).Select(i => MessageSource.ChatAt(i)).Distinct().Take(WindowCount)];
        Query<ChatMessage>[] queries = [.. chats.Select(chat => store.LatestOf(chat, LastCount))];
        var measured = await Race.RunWarmAsync(
            [
                new Passes(Competitor.Ours, chats.Length, () => KeptAsync(store.Storage, queries)),
                new Passes(Competitor.Built, chats.Length, () => BuiltAsync(store, chats)),
                await PassesAsync(Competitor.ByKey, RowCaches.Suite(store.Storage, rows), rows),
                new Passes(Competitor.Without, chats.Length, () => KeptAsync(plain.Storage, queries)),
            ],
            RowSet.Count,
            scale.Slices);
        return WithBytes(CaseResult.From(
            "cache-hit-window", $"last {LastCount} messages of a chat, {chats.Length} windows in the first level", Unit.NanosecondsPerOperation, measured));
    }

    public async Task<CaseResult> TwoThreadsAsync()
    {
        await using var cleanup = new Cleanup();
        var (store, rows) = await OpenAsync(cleanup);
        var (ours, floor) = (RowCaches.Suite(store.Storage, rows), RowCaches.Dictionary(rows));
        await CheckAsync(Competitor.Ours, ours, rows);
        var measured = await Race.RunAsync(
            [
                new ThreadPasses(Competitor.FloorOneThread, 1, RowSet.Count, floor),
                new ThreadPasses(Competitor.Floor, 2, RowSet.Count, floor),
                new ThreadPasses(Competitor.OneThread, 1, RowSet.Count, ours),
                new ThreadPasses(Competitor.Ours, 2, RowSet.Count, ours),
            ],
            scale.Slices with { Rounds = scale.Slices.Rounds / 5, WarmUp = WarmUpOfThreads, Turn = TurnOfThreads });
        return CaseResult.From("cache-hit-2-threads", "find by key in the first level, two threads", Unit.OperationsPerSecond, measured);
    }

    private async Task<(SuiteStore<ChatMessage> Store, RowSet Rows)> OpenAsync(Cleanup cleanup)
    {
        var caching = new CachingOptions { Level1Time = TimeSpan.FromHours(1) };
        var store = cleanup.AddAsync(await SuiteStore<ChatMessage>.OpenAsync(cleanup.AddFile(files.Copy()), files.Table, caching: caching));
        return (store, await RowSet.ReadAsync(store, files.Rows));
    }

    private static CaseResult WithBytes(CaseResult result) => result.WithCheck("bytes allocated for each hit", Math.Round(result.Ours.Bytes!.Value), 0);

    private static async Task<Passes> PassesAsync(string name, Func<ValueTask<long>> pass, RowSet rows)
    {
        await CheckAsync(name, pass, rows);
        return new(name, RowSet.Count, pass);
    }

    private static async Task CheckAsync(string name, Func<ValueTask<long>> pass, RowSet rows)
    {
        if (await pass() != rows.Sum)
        {
            throw new InvalidOperationException($"'{name}' does not give the rows that it was given.");
        }
    }

    private static async ValueTask<long> KeptAsync(IStorage storage, Query<ChatMessage>[] queries)
    {
        var sum = 0L;
        foreach (var query in queries)
        {
            sum += (await storage.QueryAsync(query)).Count;
        }

        return sum;
    }

    private static async ValueTask<long> BuiltAsync(SuiteStore<ChatMessage> store, string[] chats)
    {
        var sum = 0L;
        foreach (var chat in chats)
        {
            sum += (await store.Storage.QueryAsync(store.LatestOf(chat, LastCount))).Count;
        }

        return sum;
    }
}
