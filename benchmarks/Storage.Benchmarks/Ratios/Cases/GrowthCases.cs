using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>What the same work costs on ten times the rows. The values are those on the larger file; beside them stand the smaller one's.</summary>
internal sealed class GrowthCases<T>(MessageFiles<T> small, MessageFiles<T> large, Scale scale)
    where T : class, IEntity<T>
{
    private const int LastCount = 50;
    private const int Writers = 64;
    private const double CostLimit = 1.6;
    private const string Small = "-small";

    public async Task<IReadOnlyList<CaseResult>> RunAsync()
    {
        await using var smallStores = new ReadStores<T>(small);
        await using var largeStores = new ReadStores<T>(large);
        return
        [
            await ReadAsync(
                "growth-point-read",
                (store, keys) => store.Find(keys.NextMessageId()),
                (ours, keys) => ours.FindAsync(keys.NextMessageId())),
            await ReadAsync(
                "growth-last-50",
                (store, keys) => store.Last(keys.NextChatId(), LastCount),
                (ours, keys) => ours.LastAsync(keys.NextChatId(), LastCount)),
            await InsertAsync(),
        ];

        async Task<CaseResult> ReadAsync<TResult>(
            string name, Func<IStore<T>, ReadKeys, object?> floor, Func<SuiteStore<T>, ReadKeys, ValueTask<TResult>> ours)
        {
            var contenders = new List<ICaller>();
            foreach (var (stores, suffix) in new[] { (largeStores, string.Empty), (smallStores, Small) })
            {
                var (store, suite) = (stores.Of([Competitor.Floor]).Single().Store, await stores.OursAsync());
                var (floorKeys, ourKeys) = (new ReadKeys(stores.Files.Rows), new ReadKeys(stores.Files.Rows));
                contenders.Add(new Caller(Competitor.Floor + suffix, () => floor(store, floorKeys)));
                contenders.Add(new AwaitingCaller<TResult>(Competitor.Ours + suffix, () => ours(suite, ourKeys)));
            }

            return Result(name, Unit.NanosecondsPerOperation, await Race.RunWarmAsync(contenders, ReadKeys.Count, scale.Calls));
        }
    }

    private async Task<CaseResult> InsertAsync()
    {
        await using var largeClients = new MessageClients<T>(large);
        await using var smallClients = new MessageClients<T>(small);
        var contenders = new List<IContender>();
        foreach (var (clients, suffix) in new[] { (largeClients, string.Empty), (smallClients, Small) })
        {
            contenders.Add(new Crowd(Competitor.Floor + suffix, [clients.Open(Competitor.Floor, 1)[0].Insert]));
            var ours = await clients.OpenOursAsync(Writers);
            contenders.Add(new AwaitingCrowd(Competitor.Ours + suffix, [.. ours.Select(client => (Func<ValueTask<bool>>)client.InsertAsync)]));
        }

        var measured = await Race.RunAsync(contenders, scale.Crowds);
        largeClients.CheckInserts();
        smallClients.CheckInserts();
        return Result("growth-insert-64", Unit.OperationsPerSecond, measured);
    }

    private CaseResult Result(string name, Unit unit, IReadOnlyList<Measured> measured)
    {
        var result = CaseResult.From(name, $"at {large.Rows:n0} rows, and at {small.Rows:n0}", unit, measured);
        var cost = 1 / result.Ratio(result.Find(Competitor.Ours + Small)!);
        return result with { Checks = [new("cost at ten times the rows as a multiple", cost, CostLimit)] };
    }
}
