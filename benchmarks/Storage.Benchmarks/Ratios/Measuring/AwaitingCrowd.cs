using System.Diagnostics;

namespace Storage.Benchmarks;

/// <summary>
/// Many clients at the same time, each of which awaits its calls; they share the thread pool. A rate counts what ended in time. A call says
/// whether its latency is noted.
/// </summary>
internal sealed class AwaitingCrowd(string name, IReadOnlyList<Func<ValueTask<bool>>> clients) : IContender
{
    private readonly CrowdTurn _turn = new(clients.Count);

    public string Name => name;

    public Task WarmAsync(TimeSpan time) => RunAsync(time);

    public Task<Sample> RunAsync(TimeSpan time) => _turn.RunAsync(
        time,
        (start, log, i) => Task.Run(async () =>
        {
            await start;
            await RepeatAsync(clients[i], log);
        }));

    private static async Task RepeatAsync(Func<ValueTask<bool>> call, ClientLog log)
    {
        while (!log.IsOver)
        {
            var started = Stopwatch.GetTimestamp();
            log.Add(started, isNoted: await call());
        }
    }
}
