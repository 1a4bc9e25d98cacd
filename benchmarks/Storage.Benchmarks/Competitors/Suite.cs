using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>Opens our engine with the durability and the page caches that the rivals have, and all else as it is by default.</summary>
internal static class Suite
{
    public static ValueTask<SqliteStorage> OpenAsync(string path, Action<SqliteStorageOptions>? change = null)
    {
        var options = new SqliteStorageOptions
        {
            Path = path,
            Durability = Durability.Full,
            ReaderCacheKiB = Pragmas.CacheKiB,
            WriterCacheKiB = Pragmas.CacheKiB,
        };
        change?.Invoke(options);
        return SqliteStorage.OpenAsync(options);
    }
}
