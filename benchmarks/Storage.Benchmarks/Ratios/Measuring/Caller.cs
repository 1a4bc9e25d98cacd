namespace Storage.Benchmarks;

/// <summary>One thread that makes the same call again and again.</summary>
internal sealed class Caller(string name, Func<object?> call) : ICaller
{
    // so that looking at the clock costs nothing to speak of
    private const int Batch = 8;

    public string Name => name;

    public Task WarmAsync(TimeSpan time) => RunAsync(time);

    public Task CallAsync(int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            GC.KeepAlive(call());
        }

        return Task.CompletedTask;
    }

    public Task<Sample> RunAsync(TimeSpan time)
    {
        var operations = 0L;
        var meter = Meter.Start();
        do
        {
            for (var i = 0; i < Batch; i++)
            {
                GC.KeepAlive(call());
            }

            operations += Batch;
        }
        while (!meter.HasRun(time));

        return Task.FromResult(meter.Stop(operations));
    }
}
