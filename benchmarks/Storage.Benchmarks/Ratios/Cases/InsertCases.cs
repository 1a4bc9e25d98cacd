using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>
/// Writers that each await one durable insert after the other. A rival's writers have a connection and a thread each; the floor is one
/// thread on one connection, which nobody disturbs. Each makes its rows in the same way, so their bytes are among those allocated.
/// </summary>
internal sealed class InsertCases<T>(MessageFiles<T> files, Scale scale)
    where T : class, IEntity<T>
{
    public Task<CaseResult> OneAsync() =>
        RunAsync(1, Unit.NanosecondsPerOperation, Competitor.Mds, Competitor.Dapper, Competitor.Ef, Competitor.Linq2Db, Competitor.SqliteNet);

    public Task<CaseResult> SixtyFourAsync()
    {
        string[] withGoals = [Competitor.Dapper, Competitor.Ef];
        return RunAsync(64, Unit.OperationsPerSecond, scale.IsThorough ? [Competitor.Mds, .. withGoals] : withGoals);
    }

    public Task<CaseResult> ManyAsync() => RunAsync(512, Unit.OperationsPerSecond, Competitor.Dapper);

    private async Task<CaseResult> RunAsync(int writers, Unit unit, params string[] rivals)
    {
        await using var clients = new MessageClients<T>(files);
        List<IContender> contenders = [Writers(clients.Open(Competitor.Floor, 1)), OurWriters(await clients.OpenOursAsync(writers))];
        contenders.AddRange(scale.RivalsOn(files.Table, rivals).Select(rival => Writers(clients.Open(rival, writers))));
        var measured = await Race.RunAsync(contenders, scale.Crowds);
        clients.CheckInserts();
        return CaseResult.From($"insert-{writers}{files.Table.Suffix}", What(writers), unit, measured);
    }

    private static string What(int writers) =>
        writers == 1 ? "one writer awaiting each durable insert" : $"{writers} writers, each awaiting a durable insert";

    private static Crowd Writers(IReadOnlyList<MessageClient<T>> clients) =>
        new(clients[0].Competitor, [.. clients.Select(client => (Func<bool>)client.Insert)]);

    private static AwaitingCrowd OurWriters(IReadOnlyList<OurMessageClient<T>> clients) =>
        new(Competitor.Ours, [.. clients.Select(client => (Func<ValueTask<bool>>)client.InsertAsync)]);
}
