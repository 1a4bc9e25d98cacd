using System.Diagnostics;

namespace Storage.Benchmarks;

/// <summary>
/// Many clients at the same time, each on a thread of its own, since their calls block. A rate counts what ended in time. A call says
/// whether its latency is noted.
/// </summary>
internal sealed class Crowd(string name, IReadOnlyList<Func<bool>> clients) : IContender
{
    private readonly CrowdTurn _turn = new(clients.Count);

    public string Name => name;

    // one after the other: a turn in which they fight for the lock takes seconds to end, and warms nothing more
    public Task WarmAsync(TimeSpan time)
    {
        foreach (var call in clients)
        {
            call();
        }

        return Task.CompletedTask;
    }

    public Task<Sample> RunAsync(TimeSpan time) => _turn.RunAsync(
        time,
        (start, log, i) => Task.Factory.StartNew(
            () =>
            {
                start.Wait();
                Repeat(clients[i], log);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));

    private static void Repeat(Func<bool> call, ClientLog log)
    {
        while (!log.IsOver)
        {
            var started = Stopwatch.GetTimestamp();
            log.Add(started, isNoted: call());
        }
    }
}
