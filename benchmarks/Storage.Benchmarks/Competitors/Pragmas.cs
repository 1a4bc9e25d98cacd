using Microsoft.Data.Sqlite;

namespace Storage.Benchmarks;

/// <summary>What the suite's engine sets on its connections, for everybody else's.</summary>
internal static class Pragmas
{
    public const int CacheKiB = 40_000;

    /// <summary>How long a connection waits for another's write. In SQLite itself, which asks again sooner than Microsoft.Data.Sqlite's own
    /// 150 ms.</summary>
    public const int BusyMilliseconds = 60_000;

    public static readonly string[] Settings =
    [
        "journal_mode=WAL", "synchronous=FULL", "wal_autocheckpoint=4000", "journal_size_limit=67108864", "foreign_keys=ON",
        "trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY", $"cache_size=-{CacheKiB}", "mmap_size=0",
    ];

    public static IEnumerable<string> Names => Settings.Select(setting => setting.Split('=')[0]);

    public static readonly string Sql = string.Concat(Settings.Select(setting => $"PRAGMA {setting};"));

    /// <summary>Opens a connection of Microsoft.Data.Sqlite with these pragmas.</summary>
    public static SqliteConnection Open(string path, bool pooling = false, int timeoutSeconds = BusyMilliseconds / 1_000)
    {
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = pooling,
            DefaultTimeout = timeoutSeconds,
        };
        var connection = new SqliteConnection(text.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout={BusyMilliseconds}; {Sql}";
        command.ExecuteNonQuery();
        return connection;
    }
}
