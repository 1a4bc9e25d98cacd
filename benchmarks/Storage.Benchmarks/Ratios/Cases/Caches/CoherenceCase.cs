using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary>What it costs durable inserts that a cache hears of each and puts the row into the window of its chat. The first level is full, as it
/// is after a while.</summary>
internal static class CoherenceCase
{
    private const int Writers = 64;
    private const int WarmRows = 1_000;
    private const int WindowRows = 50;

    // two that are nearly the same want more rounds to be told apart
    private const int MoreRounds = 4;

    public static async Task<CaseResult> RunAsync(MessageFiles<ChatMessage> files, Pace pace)
    {
        await using var clients = new MessageClients<ChatMessage>(files);
        var cached = await clients.OpenOursAsync(Writers, new CachingOptions());
        var plain = await clients.OpenOursAsync(Writers);
        await WarmAsync(cached[0].Store, files);
        var measured = await Race.RunAsync(
            [Crowd(Competitor.Ours, cached), Crowd(Competitor.Without, plain)], pace with { Rounds = pace.Rounds * MoreRounds });
        clients.CheckInserts();
        CheckHeard(cached[0].Store);
        return CaseResult.From("coherence", $"{Writers} writers, each awaiting a durable insert, with the cache warm", Unit.OperationsPerSecond, measured);
    }

    private static async Task WarmAsync(SuiteStore<ChatMessage> store, MessageFiles<ChatMessage> files)
    {
        for (var i = 0; i < WarmRows; i++)
        {
            await store.FindByKeyAsync((long)i * files.Rows / WarmRows + 1);
        }

        foreach (var chat in Enumerable.Range(0, files.Rows).Select(i => MessageSource.ChatAt(i)).Distinct())
        {
            await store.Storage.QueryAsync(store.LatestOf(chat, WindowRows));
        }
    }

    private static void CheckHeard(SuiteStore<ChatMessage> store)
    {
        var table = store.Cache!.GetStatistics().Tables.Single();
        if (table.WindowExtensions == 0)
        {
            throw new InvalidOperationException("The cache has taken in no insert, so its cost was not measured.");
        }
    }

    private static AwaitingCrowd Crowd(string name, IReadOnlyList<OurMessageClient<ChatMessage>> clients) =>
        new(name, [.. clients.Select(client => (Func<ValueTask<bool>>)client.InsertAsync)]);
}
