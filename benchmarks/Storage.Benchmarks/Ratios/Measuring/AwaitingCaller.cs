namespace Storage.Benchmarks;

/// <summary>One caller that makes the same call again and again and awaits each.</summary>
internal sealed class AwaitingCaller<TResult>(string name, Func<ValueTask<TResult>> call) : ICaller
{
    private const int Batch = 8;

    public string Name => name;

    public Task WarmAsync(TimeSpan time) => RunAsync(time);

    public async Task CallAsync(int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            GC.KeepAlive(await call());
        }
    }

    public async Task<Sample> RunAsync(TimeSpan time)
    {
        var operations = 0L;
        var meter = Meter.Start();
        do
        {
            for (var i = 0; i < Batch; i++)
            {
                GC.KeepAlive(await call());
            }

            operations += Batch;
        }
        while (!meter.HasRun(time));

        return meter.Stop(operations);
    }
}
