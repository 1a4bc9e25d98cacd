using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary>Reads that the first level cannot answer.</summary>
internal sealed class CacheMissCases(MessageFiles<ChatMessage> files, Scale scale)
{
    private const string Level1Only = "l1-only";
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>The first level keeps nothing to speak of, and the second has every row that is asked for.</summary>
    public async Task<CaseResult> Level2Async()
    {
        await using var cleanup = new Cleanup();
        var cached = await OpenAsync(cleanup, new CachingOptions { Level1Capacity = 1, Level2Time = Life });
        var plain = await OpenAsync(cleanup, null);
        var (ours, byKey, byId) = (new ReadKeys(files.Rows), new ReadKeys(files.Rows), new ReadKeys(files.Rows));
        await FillLevel2Async(cached, ours);
        var before = ReadsOf(cached);
        var measured = await Race.RunWarmAsync(
            [
                new AwaitingCaller<ChatMessage?>(Competitor.Ours, () => cached.FindByKeyAsync(ours.NextId())),
                new AwaitingCaller<ChatMessage?>(Competitor.Without, () => plain.FindByKeyAsync(byKey.NextId())),
                new AwaitingCaller<ChatMessage?>(Competitor.PointRead, () => plain.FindAsync(byId.NextMessageId())),
            ],
            ReadKeys.Count,
            scale.Slices);
        Require(ReadsOf(cached) == before, "The second level did not have all rows.");
        return CaseResult.From("cache-l2-hit", "find by key in the second level; without the cache by key, and by text id", Unit.NanosecondsPerOperation, measured);
    }

    /// <summary>Neither level has the row.</summary>
    public async Task<CaseResult> MissAsync()
    {
        await using var cleanup = new Cleanup();
        var cached = await OpenAsync(cleanup, new CachingOptions());
        var onlyFirst = await OpenAsync(cleanup, new CachingOptions { Level2 = Level2Kind.None });
        var plain = await OpenAsync(cleanup, null);
        var (rows, before) = (files.Rows, ReadsOf(cached));
        var (ours, first, without) = (new RowWalk(rows), new RowWalk(rows), new RowWalk(rows));
        var measured = await Race.RunWarmAsync(
            [
                new AwaitingCaller<ChatMessage?>(Competitor.Ours, () => cached.FindByKeyAsync(ours.NextId())),
                new AwaitingCaller<ChatMessage?>(Level1Only, () => onlyFirst.FindByKeyAsync(first.NextId())),
                new AwaitingCaller<ChatMessage?>(Competitor.Without, () => plain.FindByKeyAsync(without.NextId())),
            ],
            ReadKeys.Count,
            scale.Slices);
        Require(ReadsOf(cached) - before >= ours.Given * 0.9, "The cache had more than a tenth of the rows.");
        return CaseResult.From("miss", "find by key of rows that are in no level", Unit.NanosecondsPerOperation, measured);
    }

    // what the second level drops while it is filled is asked for again
    private static async Task FillLevel2Async(SuiteStore<ChatMessage> store, ReadKeys keys)
    {
        for (var before = -1L; ReadsOf(store) != before;)
        {
            before = ReadsOf(store);
            for (var i = 0; i < ReadKeys.Count; i++)
            {
                await store.FindByKeyAsync(keys.NextId());
            }

            await store.Cache!.Level2!.FlushAsync();
        }
    }

    private static long ReadsOf(SuiteStore<ChatMessage> store) => store.Cache!.GetStatistics().Tables.Sum(table => table.DatabaseReads);

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    private async Task<SuiteStore<ChatMessage>> OpenAsync(Cleanup cleanup, CachingOptions? caching) =>
        cleanup.AddAsync(await SuiteStore<ChatMessage>.OpenAsync(cleanup.AddFile(files.Copy()), files.Table, caching: caching));
}
