using Storage.Core;
using Storage.Optimization;
using OurClient = Storage.Benchmarks.DeferredChat<Storage.Benchmarks.StreamState, Storage.Benchmarks.Person, Storage.Benchmarks.ChatMessage>;

namespace Storage.Benchmarks;

/// <summary>
/// The chat hot path on the whole pipe: each message is on disk when it counts, its touch of the stream may come a little later. The rivals
/// write both in one transaction, as ours does on the engine alone.
/// </summary>
internal sealed class DeferredReplayCases(IReadOnlyList<ChatLine> lines, Pace pace)
{
    private const double LeastBatched = 0.8;
    private const double LeastHits = 0.85;
    private const double LeastBusy = 0.9;

    public async Task<CaseResult> RunAsync(string name, int clients)
    {
        var tables = ChatTableSets.Narrow;
        await using var race = await ChatRace<StreamState, Person, ChatMessage>.MakeAsync(tables, lines);
        race.Add(path => new RawChatClient(path), clients, Blocking);
        var (path, script) = race.NewFile();
        var engine = race.Cleanup.AddAsync(await Suite.OpenAsync(path));
        var batching = race.Cleanup.AddAsync(new BatchingStorage(race.Cleanup.AddAsync(new CachingStorage(engine))));
        OurClient[] deferred = [.. Enumerable.Range(0, clients).Select(_ => new OurClient(batching, tables))];
        var watched = new WatchedPipe(Crowd(Competitor.Ours, script, deferred.Select<OurClient, Handle>(client => client.HandleAsync)), batching);
        race.Add(watched);
        race.Add(await OpenWithoutAsync(race, clients));
        race.AddRivals(clients, Blocking);
        var measured = await race.RunAsync(pace, inserts: true);
        await batching.FlushAsync();
        TouchCheck.Check(path, deferred.SelectMany(client => client.LastTouches));
        return CaseResult.From(name, $"{clients} clients on the chat hot path, touches deferred", Unit.OperationsPerSecond, measured)
            .WithLeast("share of writes that shared their commit", watched.ShareBatched, LeastBatched)
            .WithLeast("share of reads that the cache answered", watched.HitRate, LeastHits)
            .WithLeast("share of the time that the writer worked", watched.WriterUtilization, LeastBusy);
    }

    private delegate ValueTask<bool> Handle(ChatLine line, long number);

    private static Func<IChatClient, bool> Blocking(ChatScript script) =>
        client => script.Next() is var (line, number) && client.Handle(line, number);

    private static AwaitingCrowd Crowd(string name, ChatScript script, IEnumerable<Handle> clients) => new(
        name,
        [
            .. clients.Select<Handle, Func<ValueTask<bool>>>(
                handle => () => script.Next() is var (line, number) ? handle(line, number) : default),
        ]);

    private static async Task<AwaitingCrowd> OpenWithoutAsync(ChatRace<StreamState, Person, ChatMessage> race, int clients)
    {
        var (path, script) = race.NewFile();
        var engine = race.Cleanup.AddAsync(await Suite.OpenAsync(path));
        var chat = new SuiteChat<StreamState, Person, ChatMessage>(engine, ChatTableSets.Narrow);
        return Crowd(Competitor.Without, script, Enumerable.Repeat<Handle>(chat.HandleAsync, clients));
    }
}
