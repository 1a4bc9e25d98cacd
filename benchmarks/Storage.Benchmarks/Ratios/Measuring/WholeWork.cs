namespace Storage.Benchmarks;

/// <summary>Work that is done as a whole, and counts its operations.</summary>
internal sealed class WholeWork(string name, Func<ValueTask<long>> work) : IContender
{
    public string Name => name;

    /// <summary>Gets what is done before each turn and not timed.</summary>
    public Func<ValueTask> Before { get; init; } = () => default;

    /// <summary>Gets what is done after each turn and not timed.</summary>
    public Func<ValueTask> After { get; init; } = () => default;

    public Task WarmAsync(TimeSpan time) => RunAsync(time);

    public async Task<Sample> RunAsync(TimeSpan time)
    {
        await Before();
        var meter = Meter.Start();
        var sample = meter.Stop(await work());
        await After();
        return sample;
    }
}
