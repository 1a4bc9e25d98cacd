using Storage.Core;
using Storage.Optimization;

namespace Storage.Benchmarks;

/// <summary>What batching brings, and what it and the slow log cost, each against the engine alone in the same run.</summary>
internal sealed class BatchingCases(MessageFiles<ChatMessage> files, IReadOnlyList<ChatLine> lines, Scale scale)
{
    private const int Writers = 64;

    // so that what counts as done is committed, but for the last few of each client
    private const int WritesAhead = 32;

    // in its first second a process mostly compiles, on both sides
    private static readonly TimeSpan UntilCompiled = TimeSpan.FromSeconds(1.5);

    /// <summary>Deferred touches of streams. The rate is of touches whose commit was awaited, at a distance.</summary>
    public async Task<CaseResult> TouchAsync()
    {
        await using var cleanup = new Cleanup();
        var tables = ChatTableSets.Narrow;
        var file = cleanup.AddFile(await ChatFile.MakeAsync(tables, lines));
        string[] streams = [.. lines.Select(line => line.Stream).Distinct()];
        var batching = cleanup.AddAsync(new BatchingStorage(await OpenAsync()));
        var without = await OpenAsync();
        var measured = await Race.RunAsync([Crowd(Competitor.Ours, Scheduled), Crowd(Competitor.Without, () => Awaited)], scale.Crowds with { WarmUp = UntilCompiled });
        return CaseResult.From("touch-64", $"{Writers} clients scheduling touches of {streams.Length} streams; without: awaiting them", Unit.OperationsPerSecond, measured);

        AwaitingCrowd Crowd(string name, Func<Func<WriteUnit, ValueTask<bool>>> client)
        {
            var script = new ChatScript(lines);
            return new(name, [.. Enumerable.Range(0, Writers).Select(_ => Client(client(), script))]);
        }

        Func<ValueTask<bool>> Client(Func<WriteUnit, ValueTask<bool>> write, ChatScript script) => () =>
        {
            var number = script.Next().Number;
            var patch = Patch<StreamState>.Empty.Set(tables.LastActiveTime, (double)number);
            return write(new WriteUnit(Write.Patch(patch, tables.StreamId == streams[(int)(number % streams.Length)])));
        };

        async ValueTask<bool> Awaited(WriteUnit unit) => (await without.WriteAsync(unit)).RowsAffected > 0;

        Func<WriteUnit, ValueTask<bool>> Scheduled()
        {
            var ahead = new Queue<ScheduledWrite>();
            return async unit =>
            {
                ahead.Enqueue(await batching.ScheduleAsync(unit));
                return ahead.Count <= WritesAhead || (await ahead.Dequeue().Completion).RowsAffected > 0;
            };
        }

        async Task<SqliteStorage> OpenAsync() => cleanup.AddAsync(await Suite.OpenAsync(cleanup.AddFile(WorkingDirectory.Copy(file))));
    }

    /// <summary>Awaited inserts, which batching is to leave to the engine.</summary>
    public async Task<CaseResult> InsertAsync()
    {
        await using var cleanup = new Cleanup();
        var batching = cleanup.AddAsync(new BatchingStorage(await OpenAsync(cleanup)));
        var measured = await Race.RunAsync([Crowd(Competitor.Ours, batching), Crowd(Competitor.Without, await OpenAsync(cleanup))], scale.Crowds);
        return CaseResult.From("insert-64-batching", $"{Writers} writers through batching, each awaiting a durable insert; without: on the engine", Unit.OperationsPerSecond, measured);

        AwaitingCrowd Crowd(string name, IStorage storage)
        {
            var rows = files.NewRows();
            return new(name, [.. Enumerable.Repeat<Func<ValueTask<bool>>>(async () => (await storage.WriteAsync(new WriteUnit(Write.Insert(rows.Next())))).RowsAffected > 0, Writers)]);
        }
    }

    /// <summary>Reads by key, of which the slow log counts every one.</summary>
    public async Task<CaseResult> SlowLogAsync()
    {
        await using var cleanup = new Cleanup();
        var logged = await OpenAsync(cleanup);
        cleanup.Add(new SlowLog(logged));
        ICaller[] callers = [Caller(Competitor.Ours, logged), Caller(Competitor.Without, await OpenAsync(cleanup))];
        var pace = scale.Calls with { Rounds = scale.Calls.Rounds * 5 };
        return CaseResult.From("slow-log-overhead", "find by key under the slow log; without: on the engine", Unit.NanosecondsPerOperation, await Race.RunWarmAsync(callers, ReadKeys.Count, pace));

        AwaitingCaller<ChatMessage?> Caller(string name, IStorage storage)
        {
            var keys = new ReadKeys(files.Rows);
            return new(name, () => storage.FindAsync(Lookup.ByKey<ChatMessage>(keys.NextId())));
        }
    }

    private async Task<SqliteStorage> OpenAsync(Cleanup cleanup) => cleanup.AddAsync(await Suite.OpenAsync(cleanup.AddFile(files.Copy())));
}
