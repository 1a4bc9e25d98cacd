using System.Text.Json.Serialization;
using Storage.Optimization;

namespace CustomerService;

/// <summary>How the run ended. The properties are the fields of <c>--json</c>.</summary>
internal sealed record DeskReport
{
    /// <summary>How many messages the input has.</summary>
    public required int Messages { get; init; }

    public required int Stored { get; init; }

    public required int AlreadyThere { get; init; }

    public required int Streams { get; init; }

    public required int People { get; init; }

    public required int Malformed { get; init; }

    public required bool Verified { get; init; }

    public required double MessagesPerSecond { get; init; }

    public required double ReadsPerSecond { get; init; }

    public required double WriteP50Ms { get; init; }

    public required double WriteP99Ms { get; init; }

    public required double ReadP50Ms { get; init; }

    public required double ReadP99Ms { get; init; }

    public required long DatabaseBytes { get; init; }

    /// <summary>The share of reads that the cache answered, from 0 to 1; streams and counts go past it and are not among them.</summary>
    [JsonIgnore]
    public double CacheHitRate { get; init; }

    /// <summary>The same by table, for people.</summary>
    [JsonIgnore]
    public IReadOnlyList<CacheTableStatistics> CachedTables { get; init; } = [];

    /// <summary>The database's path, which whoever reads JSON has given.</summary>
    [JsonIgnore]
    public string Database { get; init; } = string.Empty;

    /// <summary>How the storage fared, its slowest requests and what would make them faster, as lines for people.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Insights { get; init; } = [];

    [JsonIgnore]
    public bool Interrupted { get; init; }

    [JsonIgnore]
    public string Verdict => (Interrupted, Verified) switch
    {
        (true, _) => "verified: no, the run was stopped before its end",
        (_, true) => "verified: yes",
        _ => "verified: no",
    };

    /// <summary>Gives the report but for its verdict as names and values for people.</summary>
    public IEnumerable<(string Name, string Value)> Lines() =>
    [
        ("database", Database),
        ("streams", $"{Streams:N0}"),
        ("people", $"{People:N0}"),
        ("messages stored", $"{Stored:N0}"),
        ("messages already there", $"{AlreadyThere:N0}"),
        ("malformed lines", $"{Malformed:N0}"),
        ("messages a second", $"{MessagesPerSecond:N0}"),
        ("reads a second", $"{ReadsPerSecond:N0}"),
        ("write p50 / p99", $"{WriteP50Ms:N2} ms / {WriteP99Ms:N2} ms"),
        ("read p50 / p99", $"{ReadP50Ms:N2} ms / {ReadP99Ms:N2} ms"),
        ("database size", $"{DatabaseBytes / 1e6:N1} MB"),
        ("cache hit rate", $"{CacheHitRate:P1}"),
        .. CachedTables.Where(table => table.TotalRequests > 0).Select(table => ($"  {table.Table}", Describe(table))),
    ];

    private static string Describe(CacheTableStatistics table) =>
        $"{table.HitRate:P1} of {table.TotalRequests:N0} reads, {table.WindowExtensions:N0} windows extended by new rows";
}
