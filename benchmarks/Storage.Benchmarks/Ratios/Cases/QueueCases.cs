using System.Diagnostics;
using System.Security.Cryptography;
using LiteDB;
using OfflineQueue;

namespace Storage.Benchmarks;

/// <summary>The offline queue: 300 bytes of payload, encrypted, on disk when the call returns.</summary>
internal sealed class QueueCases(Scale scale)
{
    private const int PayloadBytes = 300;
    private const int ClaimBatch = 16;
    private const int Capacity = 100_000_000;
    private const int CapCapacity = 1_000;
    private const int OpenLimitMilliseconds = 200;

    // so that claims find some however fast they are; the rivals take longer for each and need fewer
    private const int ClaimStock = 40_000;

    private static readonly int[] JsonSizes = [100, 1_000, 10_000];

    private readonly byte[] _payload = RandomNumberGenerator.GetBytes(PayloadBytes);

    public async Task<CaseResult> EnqueueAsync(int producers)
    {
        await using var cleanup = new Cleanup();
        var ours = await OpenAsync(cleanup, Capacity);
        var contenders = new List<IContender> { Ours(Competitor.Ours, producers, ours) };
        contenders.AddRange(Rivals(cleanup, producers).Select(clients => (IContender)new Crowd(clients[0].Competitor, [.. clients.Select(client => (Func<bool>)(() => Enqueue(client)))])));
        return CaseResult.From($"queue-enqueue-{producers}", $"{producers} producers, each awaiting its message", Unit.OperationsPerSecond, await Race.RunAsync(contenders, scale.Crowds));
    }

    public async Task<CaseResult> ClaimAndAckAsync()
    {
        await using var cleanup = new Cleanup();
        var ours = await OpenAsync(cleanup, Capacity);
        var contenders = new List<IContender>
        {
            new WholeWork(Competitor.Ours, async () => await ClaimAndAckAsync(ours.Queue)) { Before = async () => await ours.FillAsync(ClaimStock / 4, _payload) },
        };
        foreach (var clients in Rivals(cleanup, 1))
        {
            var (client, stock) = (clients[0], clients[0].Competitor == Competitor.JsonFile ? ClaimBatch * 8 : ClaimStock / 40);
            contenders.Add(new WholeWork(client.Competitor, () => new(Empty(client)))
            {
                Before = () =>
                {
                    for (var i = 0; i < stock; i++)
                    {
                        Enqueue(client);
                    }

                    return default;
                },
            });
        }

        return CaseResult.From("queue-claim-ack", $"claim and acknowledge, ours {ClaimBatch} at once, the others one each", Unit.OperationsPerSecond, await Race.RunAsync(contenders, scale.Jobs));
    }

    public async Task<IReadOnlyList<CaseResult>> AtCapAsync()
    {
        const int Producers = 16;
        await using var cleanup = new Cleanup();
        var (full, roomy) = (await OpenAsync(cleanup, CapCapacity), await OpenAsync(cleanup, Capacity));
        await full.FillAsync(CapCapacity, _payload);
        return
        [
            await CompareAsync("queue-at-cap", Producers, full, roomy, "a full queue that drops its oldest for each, beside one with room"),
            await CompareAsync("queue-at-cap-1", 1, full, roomy, "the same with one producer"),
        ];
    }

    public async Task<IReadOnlyList<CaseResult>> MillionAsync()
    {
        const int Producers = 16;
        await using var cleanup = new Cleanup();
        var (large, empty) = (await OpenAsync(cleanup, Capacity), await OpenAsync(cleanup, Capacity));
        await large.FillAsync(scale.QueueRows, _payload);
        return
        [
            await CompareAsync("queue-million", Producers, large, empty, $"{scale.QueueRows:n0} messages waiting, beside an empty queue"),
            .. await JsonCurveAsync(cleanup),
        ];
    }

    /// <summary>Opens a queue of 100,000 messages, its database open already, and gives how much memory that took.</summary>
    public async Task<CaseResult> OpenAsync()
    {
        const int Rows = 100_000;
        await using var cleanup = new Cleanup();
        var path = cleanup.AddFile(WorkingDirectory.NewFile());
        await using (var filled = await SuiteQueue.OpenAsync(path, Capacity))
        {
            await filled.FillAsync(Rows, _payload);
        }

        var (times, bytes) = (new List<double>(), new List<double>());
        for (var round = 0; round <= scale.Jobs.Rounds; round++)
        {
            var (before, started) = (GC.GetTotalMemory(forceFullCollection: true), Stopwatch.GetTimestamp());
            await using var opened = await SuiteQueue.OpenAsync(path, Capacity);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            bytes.Add(GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        var median = Quantile.Median(times.Skip(1));
        return new CaseResult("queue-open", $"open a database whose queue has {Rows:n0} messages", Unit.Milliseconds, [new(Competitor.Ours, median, Bytes: null)])
        {
            Checks = [new("milliseconds", median, OpenLimitMilliseconds), new("memory kept, MB", Quantile.Median(bytes.Skip(1)) / 1e6, 5)],
        };
    }

    // what differs by a part only needs more turns than what differs by a multiple
    private Pace ShortTurns => scale.Crowds with { Rounds = scale.Crowds.Rounds * 4, Turn = scale.Crowds.Turn / 4 };

    private static async ValueTask<long> ClaimAndAckAsync(DurableQueue queue)
    {
        var done = 0L;
        while (await queue.ClaimAsync(ClaimBatch) is { Count: > 0 } leases)
        {
            await queue.AckAsync(leases);
            done += leases.Count;
        }

        return done;
    }

    // a transaction for each claim and each acknowledgement
    private static long Empty(IQueueClient client)
    {
        var done = 0L;
        while (client.ClaimAndAck(1) > 0)
        {
            done++;
        }

        return done;
    }

    private async Task<CaseResult> CompareAsync(string name, int producers, SuiteQueue ours, SuiteQueue without, string what) => CaseResult.From(
        name,
        $"{producers} producers: {what}",
        Unit.OperationsPerSecond,
        await Race.RunAsync([Ours(Competitor.Ours, producers, ours), Ours(Competitor.Without, producers, without)], ShortTurns));

    // what each enqueue of the predecessor's scheme costs at so many messages, beside ours, which does not grow
    private async Task<IReadOnlyList<CaseResult>> JsonCurveAsync(Cleanup cleanup)
    {
        var results = new List<CaseResult>();
        foreach (var size in JsonSizes)
        {
            var ours = await OpenAsync(cleanup, Capacity);
            await ours.FillAsync(size, _payload);
            var path = cleanup.AddFile(WorkingDirectory.NewFile());
            JsonFileQueueClient.Create(path, size, _payload);
            var client = cleanup.Add(new JsonFileQueueClient(path, new Lock()));
            IContender[] contenders = [Ours(Competitor.Ours, 1, ours), new Crowd(client.Competitor, [() => Enqueue(client)])];
            results.Add(CaseResult.From($"queue-curve-{size}", $"one producer at {size:n0} messages", Unit.OperationsPerSecond, await Race.RunAsync(contenders, scale.Crowds)));
        }

        return results;
    }

    private AwaitingCrowd Ours(string name, int producers, SuiteQueue ours)
    {
        var message = new QueueMessage(_payload);
        return new(name, [.. Enumerable.Repeat<Func<ValueTask<bool>>>(async () => (await ours.Queue.EnqueueAsync(message)).IsAdded, producers)]);
    }

    private bool Enqueue(IQueueClient client)
    {
        client.Enqueue(_payload);
        return true;
    }

    private static async Task<SuiteQueue> OpenAsync(Cleanup cleanup, int capacity) =>
        cleanup.AddAsync(await SuiteQueue.OpenAsync(cleanup.AddFile(WorkingDirectory.NewFile()), capacity));

    private IEnumerable<IReadOnlyList<IQueueClient>> Rivals(Cleanup cleanup, int clients)
    {
        var dapper = cleanup.AddFile(WorkingDirectory.NewFile());
        DapperQueueClient.Create(dapper);
        yield return [.. Enumerable.Range(0, clients).Select(_ => cleanup.Add(new DapperQueueClient(dapper)))];

        var lite = cleanup.Add(new LiteDatabase(cleanup.AddFile(WorkingDirectory.NewFile())));
        yield return [.. Enumerable.Range(0, clients).Select(_ => cleanup.Add(new LiteDbQueueClient(lite)))];

        var (json, gate) = (cleanup.AddFile(WorkingDirectory.NewFile()), new Lock());
        JsonFileQueueClient.Create(json, 0, _payload);
        yield return [.. Enumerable.Range(0, clients).Select(_ => cleanup.Add(new JsonFileQueueClient(json, gate)))];
    }
}
