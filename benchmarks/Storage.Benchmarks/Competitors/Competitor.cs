namespace Storage.Benchmarks;

/// <summary>The competitors' names, as the report and the JSON have them.</summary>
internal static class Competitor
{
    public const string Ours = "ours";

    /// <summary>Ours with the trick turned off that a case is about.</summary>
    public const string Without = "without";

    /// <summary>A bare loop over kept statements on SQLitePCLRaw.</summary>
    public const string Floor = "floor";

    /// <summary>Microsoft.Data.Sqlite with kept, prepared commands.</summary>
    public const string Mds = "mds";

    public const string Dapper = "dapper";

    /// <summary>EF Core in a case where compiled queries make no difference: contexts from a pool.</summary>
    public const string Ef = "ef";

    /// <summary>EF Core with compiled queries, no tracking and contexts from a pool.</summary>
    public const string EfCompiled = "ef-compiled";

    /// <summary>The same on a connection that is kept open, which few programs do.</summary>
    public const string EfOpen = "ef-open";

    /// <summary>EF Core with a new context and a plain query for each call.</summary>
    public const string EfPlain = "ef-plain";

    public const string Linq2Db = "linq2db";

    public const string SqliteNet = "sqlite-net";

    /// <summary>LiteDB 5.</summary>
    public const string LiteDb = "litedb";

    /// <summary>The predecessor's scheme: one encrypted JSON file that is written again each time.</summary>
    public const string JsonFile = "json-file";

    public const string DapperFusion = "dapper+fusion";

    public const string EfFusion = "ef+fusion";

    /// <summary>Microsoft.Extensions.Caching.Memory.</summary>
    public const string MemoryCache = "memory-cache";

    public const string Fusion = "fusion";

    /// <summary>Microsoft.Extensions.Caching.Hybrid.</summary>
    public const string Hybrid = "hybrid";

    public const string BitFaster = "bitfaster";

    /// <summary>Ours with one thread, where the case has two.</summary>
    public const string OneThread = "one-thread";

    /// <summary>The floor with one thread.</summary>
    public const string FloorOneThread = "floor-one";

    /// <summary>Ours in the case cache-hit.</summary>
    public const string ByKey = "cache-hit";

    /// <summary>Ours with a query that is built anew for each call.</summary>
    public const string Built = "built";

    /// <summary>Ours without the cache, by the unique text id.</summary>
    public const string PointRead = "point-read";

    /// <summary>One read after the other, each awaited, through the same pipe.</summary>
    public const string Separate = "separate";

    /// <summary>The separate reads without a cache.</summary>
    public const string SeparateWithout = "separate-bare";

    /// <summary>The same reads from an empty cache.</summary>
    public const string Cold = "cold";

    /// <summary>Ours, with the time of what comes before counted in.</summary>
    public const string WithLoad = "with-load";
}
