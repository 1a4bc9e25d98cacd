namespace Storage.Benchmarks;

/// <summary>So many threads at the same time, each of which makes passes; a pass must not wait for anything.</summary>
internal sealed class ThreadPasses(string name, int threads, int operations, Func<ValueTask<long>> pass) : IContender
{
    public string Name => name;

    public Task WarmAsync(TimeSpan time) => RunAsync(time);

    public Task<Sample> RunAsync(TimeSpan time)
    {
        var made = new long[threads];
        using var start = new ManualResetEventSlim();
        var running = Enumerable.Range(0, threads).Select(Start).ToArray();
        var meter = Meter.Start();
        start.Set();
        Array.ForEach(running, thread => thread.Join());
        return Task.FromResult(meter.Stop(made.Sum()));

        Thread Start(int i)
        {
            var thread = new Thread(() =>
            {
                start.Wait();
                made[i] = Repeat(time);
            });
            thread.Start();
            return thread;
        }
    }

    private long Repeat(TimeSpan time)
    {
        var made = 0L;
        var meter = Meter.Begin();
        do
        {
            if (!pass().AsTask().IsCompletedSuccessfully)
            {
                throw new InvalidOperationException("A pass waits for something, or has failed.");
            }

            made += operations;
        }
        while (!meter.HasRun(time));

        return made;
    }
}
