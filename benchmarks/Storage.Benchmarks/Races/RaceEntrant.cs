namespace Storage.Benchmarks;

/// <summary>A cache that takes part in the races.</summary>
/// <param name="Name">The competitor.</param>
/// <param name="Features">What it has.</param>
/// <param name="OpenAsync">Opens it anew for a race, with what the race needs.</param>
internal sealed record RaceEntrant(string Name, RaceFeatures Features, Func<RaceFeatures, Task<IRacedCache>> OpenAsync)
{
    public static IReadOnlyList<RaceEntrant> All { get; } =
    [
        new(Competitor.Ours, (RaceFeatures)~0, async needs => await RacedSuite.OpenAsync(needs)),
        new(Competitor.Fusion, (RaceFeatures)~0, needs => Task.FromResult<IRacedCache>(new RacedFusion(new RacedValue(), new RacedLevel2(), needs))),
        new(
            Competitor.Hybrid,
            RaceFeatures.Tags | RaceFeatures.Clear | RaceFeatures.Level2 | RaceFeatures.Nodes,
            needs => Task.FromResult<IRacedCache>(new RacedHybrid(new RacedValue(), new RacedLevel2(), needs))),
        new(Competitor.MemoryCache, RaceFeatures.Clear, _ => Task.FromResult<IRacedCache>(new RacedMemory())),
    ];

    public async Task<RaceOutcome> RunAsync(RaceScenario scenario)
    {
        if ((scenario.Needs & ~Features) != 0)
        {
            return RaceOutcome.NotApplicable;
        }

        await using var cache = await OpenAsync(scenario.Needs);
        return await scenario.RunAsync(cache);
    }
}
