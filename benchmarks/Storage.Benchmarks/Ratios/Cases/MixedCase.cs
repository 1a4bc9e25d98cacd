namespace Storage.Benchmarks;

/// <summary>
/// 16 clients, of whose operations nine in ten are point reads and one is a durable insert; beside it the same clients only reading. A
/// rival's clients, and the floor's, have a connection and a thread each. The latencies are those of the reads.
/// </summary>
internal static class MixedCase
{
    private const int Clients = 16;
    private const int OneInsertIn = 10;
    private const double LatencyLimit = 3;

    public static bool IsRead(long turn) => turn % OneInsertIn != 0;

    public static async Task<IReadOnlyList<CaseResult>> RunAsync<T>(MessageFiles<T> files, Pace pace)
        where T : class, Core.IEntity<T>
    {
        await using var clients = new MessageClients<T>(files);
        var ours = await clients.OpenOursAsync(Clients);
        var others = new[] { Competitor.Floor, Competitor.Dapper, Competitor.Ef }.Select(name => clients.Open(name, Clients)).ToArray();
        IContender[] reading =
        [
            new AwaitingCrowd(Competitor.Ours, [.. ours.Select(client => (Func<ValueTask<bool>>)client.ReadAsync)]),
            .. others.Select(crowd => new Crowd(crowd[0].Competitor, [.. crowd.Select(client => (Func<bool>)client.Read)])),
        ];
        IContender[] mixed =
        [
            new AwaitingCrowd(Competitor.Ours, [.. ours.Select(client => (Func<ValueTask<bool>>)client.ReadOrInsertAsync)]),
            .. others.Select(crowd => new Crowd(crowd[0].Competitor, [.. crowd.Select(client => (Func<bool>)client.ReadOrInsert)])),
        ];
        var measured = await Race.RunAsync([.. reading, .. mixed], pace);
        clients.CheckInserts();
        return Results(files.Table.Suffix, [.. measured.Take(reading.Length)], [.. measured.Skip(reading.Length)]);
    }

    private static IReadOnlyList<CaseResult> Results(string suffix, IReadOnlyList<Measured> reading, IReadOnlyList<Measured> mixed)
    {
        var alone = CaseResult.From($"mixed-alone{suffix}", $"{Clients} clients, point reads only", Unit.OperationsPerSecond, reading);
        var what = $"{Clients} clients, 90 % point reads and 10 % durable inserts";
        var both = CaseResult.From($"mixed{suffix}", what, Unit.OperationsPerSecond, mixed);
        var multiple = both.Ours.P99!.Value / alone.Ours.P99!.Value;
        return [alone, both.WithCheck("reads' p99 while writing as a multiple of their p99 alone", multiple, LatencyLimit)];
    }
}
