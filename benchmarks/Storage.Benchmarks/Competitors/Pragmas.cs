using Microsoft.Data.Sqlite;

namespace Storage.Benchmarks;

/// <summary>What the suite's engine sets on its connections, for everybody else's.</summary>
internal static class Pragmas
{
    public const int CacheKiB = 40_000;

    public static readonly string Sql = $"""
        PRAGMA journal_mode=WAL;
        PRAGMA synchronous=FULL;
        PRAGMA wal_autocheckpoint=1000;
        PRAGMA journal_size_limit=67108864;
        PRAGMA foreign_keys=ON;
        PRAGMA trusted_schema=OFF;
        PRAGMA cell_size_check=ON;
        PRAGMA temp_store=MEMORY;
        PRAGMA cache_size=-{CacheKiB};
        PRAGMA mmap_size=0;
        """;

    /// <summary>Opens a connection of Microsoft.Data.Sqlite with these pragmas.</summary>
    public static SqliteConnection Open(string path, bool pooling = false, int timeoutSeconds = 30)
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
        command.CommandText = $"PRAGMA busy_timeout={timeoutSeconds * 1_000}; {Sql}";
        command.ExecuteNonQuery();
        return connection;
    }
}
