using System.Diagnostics;

namespace Storage.Benchmarks;

/// <summary>A turn of many clients: when it begins for all of them, and what they did together.</summary>
internal sealed class CrowdTurn(int clients)
{
    private readonly ClientLog[] _logs = [.. Enumerable.Range(0, clients).Select(_ => new ClientLog())];

    public async Task<Sample> RunAsync(TimeSpan time, Func<Task, ClientLog, int, Task> client)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = _logs.Select((log, i) => client(start.Task, log, i)).ToArray();
        var meter = Meter.Start();
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        Array.ForEach(_logs, log => log.Begin(end));
        start.SetResult();
        await Task.WhenAll(running);
        var whole = meter.Stop(Math.Max(_logs.Sum(log => log.Ended), 1));
        return new(Math.Max(_logs.Sum(log => log.InTime), 1), time.TotalSeconds, whole.BytesPerOperation)
        {
            WholeSeconds = whole.Seconds,
            Latencies = LatencyHistogram.Sum(_logs.Select(log => log.Latencies)),
        };
    }
}
