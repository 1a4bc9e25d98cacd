namespace Storage.Optimization;

/// <summary>The names of preloading's instruments, on the meter <see cref="Core.StorageTelemetry.Name"/>.</summary>
public static class PreloadInstruments
{
    /// <summary>A counter: the rows that were loaded.</summary>
    public const string Rows = "wechat.storage.preload.rows";

    /// <summary>A counter: the runs that failed.</summary>
    public const string Failures = "wechat.storage.preload.failures";

    /// <summary>A counter: how often a load yielded to foreground reads.</summary>
    public const string Yields = "wechat.storage.preload.yields";

    /// <summary>A counter: the preloaded rows whose use is known, by <c>wechat.storage.preload.outcome</c>: <c>used</c> or
    /// <c>wasted</c>.</summary>
    public const string Outcomes = "wechat.storage.preload.outcomes";

    /// <summary>A gauge: by how many times the built-in loads' intervals are longer.</summary>
    public const string Slowdown = "wechat.storage.preload.slowdown";
}
