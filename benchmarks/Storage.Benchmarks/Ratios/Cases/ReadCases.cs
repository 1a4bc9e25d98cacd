using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>Reads by one caller, of rows that are mapped to the entity.</summary>
internal sealed class ReadCases<T>(ReadStores<T> stores, Scale scale)
    where T : class, IEntity<T>
{
    private const int LastCount = 50;
    private const double BytesLimit = 1.15;

    private static readonly string[] Rivals =
    [
        Competitor.Mds, Competitor.Dapper, Competitor.EfCompiled, Competitor.EfOpen, Competitor.EfPlain, Competitor.Linq2Db,
        Competitor.SqliteNet,
    ];

    public async Task<CaseResult> PointReadAsync()
    {
        var result = await RunAsync(
            "point-read",
            "find by unique text id",
            (store, keys) => store.Find(keys.NextMessageId()),
            (store, keys) => store.FindAsync(keys.NextMessageId()));
        return result.WithCheck("bytes/op as a multiple of the entity and its strings", result.Ours.Bytes!.Value / EntityBytes(), BytesLimit);
    }

    public Task<CaseResult> FindByKeyAsync() => RunAsync(
        "find-by-key",
        "find by integer key",
        (store, keys) => store.FindByKey(keys.NextId()),
        (store, keys) => store.FindByKeyAsync(keys.NextId()));

    public Task<CaseResult> LastAsync() => RunAsync(
        "last-50",
        "last 50 messages of a chat",
        (store, keys) => store.Last(keys.NextChatId(), LastCount),
        (store, keys) => store.LastAsync(keys.NextChatId(), LastCount));

    public Task<CaseResult> FindManyAsync() => RunAsync(
        "in-100",
        "100 entities by key in one call",
        (store, keys) => store.FindMany(keys.NextIds(TableSql.ManyCount)),
        (store, keys) => store.FindManyAsync(keys.NextIds(TableSql.ManyCount)),
        keysPerCall: TableSql.ManyCount / 2);

    private double EntityBytes() => NewKeys().Ids.Average(id => EntitySize.Of(MessageSource.At(id - 1)));

    private async Task<CaseResult> RunAsync<TResult>(
        string name,
        string what,
        Func<IStore<T>, ReadKeys, object?> call,
        Func<SuiteStore<T>, ReadKeys, ValueTask<TResult>> ours,
        int keysPerCall = 1)
    {
        var contenders = new List<ICaller>();
        foreach (var (competitor, store) in stores.Of([Competitor.Floor, .. scale.RivalsOn(stores.Files.Table, Rivals)]))
        {
            var keys = NewKeys();
            contenders.Add(new Caller(competitor, () => call(store, keys)));
        }

        var (suite, ourKeys) = (await stores.OursAsync(), NewKeys());
        contenders.Insert(1, new AwaitingCaller<TResult>(Competitor.Ours, () => ours(suite, ourKeys)));
        var measured = await Race.RunWarmAsync(contenders, ReadKeys.Count / keysPerCall, scale.Calls);
        return CaseResult.From(name + stores.Files.Table.Suffix, what, Unit.NanosecondsPerOperation, measured);
    }

    private ReadKeys NewKeys() => new(stores.Files.Rows);
}
