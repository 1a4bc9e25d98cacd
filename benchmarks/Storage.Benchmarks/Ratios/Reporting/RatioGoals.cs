namespace Storage.Benchmarks;

/// <summary>The goals of the cases. Wide twins have none.</summary>
internal static class RatioGoals
{
    private static readonly Dictionary<string, Goal[]> ByCase = new(StringComparer.Ordinal)
    {
        ["point-read"] = [new(Competitor.Floor, 1), new(Competitor.Dapper, 3.5), new(Competitor.EfCompiled, 9), new(Competitor.EfPlain, 25)],
        ["find-by-key"] = [new(Competitor.Floor, 1.3)],
        ["last-50"] = [new(Competitor.Floor, 0.9), new(Competitor.Dapper, 1.8), new(Competitor.EfCompiled, 1.8)],
        ["in-100"] = [new(Competitor.Dapper, 5)],
        ["scan-stream"] = [new(Competitor.Dapper, 1.5)],
        ["bulk-insert"] =
        [
            new(Competitor.Floor, 0.95), new(Competitor.Mds, 1.3), new(Competitor.Dapper, 1.6), new(Competitor.Linq2Db, 1.3),
            new(Competitor.Ef, 18),
        ],
        ["insert-1"] = [new(Competitor.Mds, 1)],
        ["insert-64"] = [new(Competitor.Dapper, 25), new(Competitor.Ef, 70)],
        ["insert-512"] = [new(Competitor.Dapper, 35)],
        ["update-64"] = [new(Competitor.Dapper, 25)],
        ["mixed"] = [new(Competitor.Dapper, 5), new(Competitor.Ef, 20)],
        ["touch-64"] = [new(Competitor.Without, 5)],
        ["insert-64-batching"] = [new(Competitor.Without, 0.97)],
        ["slow-log-overhead"] = [new(Competitor.Without, 0.98)],
        ["replay"] = [new(Competitor.DapperFusion, 10), new(Competitor.EfFusion, 35)],
        ["replay-64"] = [new(Competitor.DapperFusion, 18), new(Competitor.EfFusion, 55)],
        ["replay-deferred"] = [new(Competitor.DapperFusion, 12), new(Competitor.EfFusion, 40)],
        ["replay-deferred-64"] = [new(Competitor.DapperFusion, 20), new(Competitor.EfFusion, 60)],
        ["cache-hit"] = [new(Competitor.MemoryCache, 1), new(Competitor.Fusion, 3), new(Competitor.Hybrid, 1.7)],
        ["cache-hit-window"] = [new(Competitor.ByKey, 0.5)],
        ["cache-hit-2-threads"] = [new(Competitor.OneThread, 1.8)],
        ["cache-l2-hit"] = [new(Competitor.PointRead, 4)],
        ["miss"] = [new(Competitor.Without, 1 / 1.15)],
        ["coherence"] = [new(Competitor.Without, 0.95)],
        ["preload-context"] = [new(Competitor.Separate, 2)],
        ["preload-context-busy"] = [new(Competitor.Separate, 2)],
        ["warm-start"] = [new(Competitor.Cold, 3)],
        ["queue-enqueue-64"] = [new(Competitor.Dapper, 20)],
        ["queue-enqueue-16"] = [new(Competitor.Dapper, 8)],
        ["queue-enqueue-1"] = [new(Competitor.Dapper, 0.9)],
        ["queue-claim-ack"] = [new(Competitor.Dapper, 10)],
        ["queue-at-cap"] = [new(Competitor.Without, 1 / 1.3)],
        ["queue-million"] = [new(Competitor.Without, 1 / 1.3)],
        ["cost-record-64"] = [new(Competitor.Ef, 25)],
        ["cold-start"] = [new(Competitor.Ef, 3)],
    };

    public static IReadOnlyList<Goal> Of(string name) => ByCase.GetValueOrDefault(name, []);
}
