namespace Storage.Benchmarks;

/// <summary>
/// One caller that asks for the same keys again and again, in a loop of the competitor's own: of an operation of a few nanoseconds a
/// delegate for each call would be a good part.
/// </summary>
/// <param name="name">The competitor.</param>
/// <param name="operations">How many operations a pass has.</param>
/// <param name="pass">Asks for every key once.</param>
internal sealed class Passes(string name, int operations, Func<ValueTask<long>> pass) : ICaller
{
    public string Name => name;

    public Task WarmAsync(TimeSpan time) => RunAsync(time);

    public async Task CallAsync(int calls)
    {
        for (var made = 0; made < calls; made += operations)
        {
            await pass();
        }
    }

    public async Task<Sample> RunAsync(TimeSpan time)
    {
        var made = 0L;
        var meter = Meter.Start();
        do
        {
            await pass();
            made += operations;
        }
        while (!meter.HasRun(time));

        return meter.Stop(made);
    }
}
