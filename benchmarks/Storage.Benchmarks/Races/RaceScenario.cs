namespace Storage.Benchmarks;

/// <summary>A race in which caches go stale, held at its worst moment.</summary>
internal sealed record RaceScenario(int Number, string What, RaceFeatures Needs, Func<IRacedCache, Task<RaceOutcome>> RunAsync);
