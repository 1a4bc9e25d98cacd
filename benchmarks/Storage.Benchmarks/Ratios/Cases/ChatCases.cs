using Storage.Core;
using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary>
/// What a chat bot does for each message, and the writes of it that meet few rows.
/// </summary>
/// <param name="floor">Opens the floor; <see langword="null"/> where there is none.</param>
internal sealed class ChatCases<TStream, TPerson, TMessage>(
    ChatTables<TStream, TPerson, TMessage> tables, IReadOnlyList<ChatLine> lines, Pace pace, Func<string, IChatClient>? floor)
    where TStream : class, IEntity<TStream>
    where TPerson : class, IEntity<TPerson>
    where TMessage : class, IEntity<TMessage>
{
    private const int TouchClients = 64;
    private const double BytesLimit = 4_096;

    private const int ReplayClients = 16;
    private const int ManyClients = 64;

    public async Task<CaseResult> TouchAsync()
    {
        string[] streams = [.. lines.Select(line => line.Stream).Distinct()];
        var what = $"{TouchClients} writers touching {streams.Length} streams' last active time";
        var measured = await RunAsync(
            TouchClients,
            inserts: false,
            script => client => client.Touch(streams[(int)(script.Next().Number % streams.Length)], script.Given),
            script => ours => ours.TouchAsync(streams[(int)(script.Next().Number % streams.Length)], script.Given));
        Measured[] renamed = [.. measured.Select(one => one with { Name = one.Name.Replace("+fusion", string.Empty, StringComparison.Ordinal) })];
        return CaseResult.From($"update-64{tables.Suffix}", what, Unit.OperationsPerSecond, renamed);
    }

    /// <param name="isThorough">Whether it is also measured with many clients.</param>
    public async Task<IReadOnlyList<CaseResult>> ReplayAsync(bool isThorough)
    {
        var results = new List<CaseResult>();
        foreach (var clients in isThorough ? [ReplayClients, ManyClients] : new[] { ReplayClients })
        {
            var measured = await RunAsync(
                clients,
                inserts: true,
                script => client => script.Next() is var (line, number) && client.Handle(line, number),
                script => ours => script.Next() is var (line, number) ? ours.HandleAsync(line, number) : default);
            var name = clients == ReplayClients ? "replay" : $"replay-{clients}";
            var result = CaseResult.From(name + tables.Suffix, $"{clients} clients on the chat hot path", Unit.OperationsPerSecond, measured);
            results.Add(result.WithCheck("bytes allocated for each message", result.Ours.Bytes!.Value, BytesLimit));
        }

        return results;
    }

    private async Task<IReadOnlyList<Measured>> RunAsync(
        int clients,
        bool inserts,
        Func<ChatScript, Func<IChatClient, bool>> call,
        Func<ChatScript, Func<SuiteChat<TStream, TPerson, TMessage>, ValueTask<bool>>> ours)
    {
        await using var race = await ChatRace<TStream, TPerson, TMessage>.MakeAsync(tables, lines);
        if (floor is not null)
        {
            // a single statement needs no second thread to be as fast as it can
            race.Add(floor, inserts ? clients : 1, call);
        }

        race.Add(await OpenOursAsync(Competitor.Ours, inserts ? new CachingOptions() : null));
        if (inserts)
        {
            race.Add(await OpenOursAsync(Competitor.Without, null));
        }

        race.AddRivals(clients, call);
        return await race.RunAsync(pace, inserts);

        async Task<AwaitingCrowd> OpenOursAsync(string name, CachingOptions? caching)
        {
            var (path, script) = race.NewFile();
            var engine = race.Cleanup.AddAsync(await Suite.OpenAsync(path));
            var storage = caching is null ? (IStorage)engine : race.Cleanup.AddAsync(new CachingStorage(engine, caching));
            var (made, chat) = (ours(script), new SuiteChat<TStream, TPerson, TMessage>(storage, tables));
            return new(name, [.. Enumerable.Repeat<Func<ValueTask<bool>>>(() => made(chat), clients)]);
        }
    }
}
