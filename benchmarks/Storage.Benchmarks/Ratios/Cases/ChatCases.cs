using Storage.Core;
using Storage.Optimization;
using ZiggyCreatures.Caching.Fusion;

namespace Storage.Benchmarks;

/// <summary>
/// What a chat bot does for each message, and the writes of it that meet few rows. A rival's clients have a connection and a thread each,
/// and share a cache.
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
        await using var cleanup = new Cleanup();
        var files = new List<(string Path, ChatScript Script)>();
        var file = cleanup.AddFile(await ChatFile.MakeAsync(tables, lines));
        var (dapperCache, efCache) = (cleanup.Add(NewCache()), cleanup.Add(NewCache()));
        var contenders = new List<IContender> { await OpenOursAsync(Competitor.Ours, inserts ? new CachingOptions() : null) };
        if (floor is not null)
        {
            // a single statement needs no second thread to be as fast as it can
            contenders.Insert(0, Open(floor, inserts ? clients : 1));
        }

        if (inserts)
        {
            contenders.Add(await OpenOursAsync(Competitor.Without, null));
        }

        contenders.Add(Open(path => new DapperChatClient<TStream, TPerson, TMessage>(path, tables, dapperCache), clients));
        contenders.Add(Open(path => new EfChatClient<TStream, TPerson, TMessage>(path, tables, efCache), clients));
        var measured = await Race.RunAsync(contenders, pace);
        files.ForEach(one => ChatFile.Check<TMessage>(one.Path, ChatScript.StoredOf(lines) + (inserts ? one.Script.Given : 0)));
        return measured;

        Crowd Open(Func<string, IChatClient> open, int count)
        {
            var (path, script) = NewFile();
            var made = call(script);
            IChatClient[] opened = [.. Enumerable.Range(0, count).Select(_ => cleanup.Add(open(path)))];
            return new(opened[0].Competitor, [.. opened.Select(client => (Func<bool>)(() => made(client)))]);
        }

        async Task<AwaitingCrowd> OpenOursAsync(string name, CachingOptions? caching)
        {
            var (path, script) = NewFile();
            var engine = cleanup.AddAsync(await Suite.OpenAsync(path));
            var storage = caching is null ? (IStorage)engine : cleanup.AddAsync(new CachingStorage(engine, caching));
            var (made, chat) = (ours(script), new SuiteChat<TStream, TPerson, TMessage>(storage, tables));
            return new(name, [.. Enumerable.Repeat<Func<ValueTask<bool>>>(() => made(chat), clients)]);
        }

        static FusionCache NewCache() => new(new FusionCacheOptions());

        (string Path, ChatScript Script) NewFile()
        {
            var made = (cleanup.AddFile(WorkingDirectory.Copy(file)), new ChatScript(lines));
            files.Add(made);
            return made;
        }
    }
}
