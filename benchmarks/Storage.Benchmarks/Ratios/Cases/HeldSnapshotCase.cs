using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>
/// What it brings that a reader keeps its read transaction from one read to the next: among reads alone, and where every second read follows
/// a commit, so that no transaction can serve more than two.
/// </summary>
internal static class HeldSnapshotCase
{
    public static async Task<IReadOnlyList<CaseResult>> RunAsync<T>(MessageFiles<T> files, Pace pace)
        where T : class, IEntity<T>
    {
        await using var cleanup = new Cleanup();
        var held = await OpenAsync(null);
        var without = await OpenAsync(options => options.SnapshotMaxAge = TimeSpan.Zero);
        return
        [
            await CompareAsync("held-snapshot", "find by integer key", (store, keys, _) => store.FindByKeyAsync(keys.NextId())),
            await CompareAsync("held-snapshot-writes", "an insert that is not synced, and two finds by integer key", InsertAndFindAsync),
        ];

        async Task<SuiteStore<T>> OpenAsync(Action<SqliteStorageOptions>? change) =>
            cleanup.AddAsync(await SuiteStore<T>.OpenAsync(cleanup.AddFile(files.Copy()), files.Table, change));

        async Task<CaseResult> CompareAsync(string name, string what, Func<SuiteStore<T>, ReadKeys, RowSource<T>, ValueTask<T?>> call)
        {
            ICaller[] callers = [Caller(Competitor.Ours, held), Caller(Competitor.Without, without)];
            return CaseResult.From(name, what, Unit.NanosecondsPerOperation, await Race.RunWarmAsync(callers, ReadKeys.Count / 10, pace));

            AwaitingCaller<T?> Caller(string competitor, SuiteStore<T> store)
            {
                var (keys, rows) = (new ReadKeys(files.Rows), files.NewRows());
                return new(competitor, () => call(store, keys, rows));
            }
        }
    }

    private static async ValueTask<T?> InsertAndFindAsync<T>(SuiteStore<T> store, ReadKeys keys, RowSource<T> rows)
        where T : class, IEntity<T>
    {
        await store.InsertAsync(rows.Next(), Durability.Normal);
        GC.KeepAlive(await store.FindByKeyAsync(keys.NextId()));
        return await store.FindByKeyAsync(keys.NextId());
    }
}
