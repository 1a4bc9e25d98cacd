using Microsoft.Data.Sqlite;

namespace Storage.Core.Tests;

/// <summary>A directory of its own with a database in it; both go with it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly List<SqliteStorage> _opened = [];
    private readonly bool _ownsDirectory;

    public TestDatabase(string? directory = null)
    {
        _ownsDirectory = directory is null;
        Directory = directory ?? System.IO.Directory.CreateTempSubdirectory("storage-core-").FullName;
        FilePath = Path.Combine(Directory, "test.db");
    }

    public string Directory { get; }

    public string FilePath { get; }

    public async Task<SqliteStorage> OpenAsync(Action<SqliteStorageOptions>? configure = null, SqliteServices? services = null)
    {
        var options = new SqliteStorageOptions { Path = FilePath };
        configure?.Invoke(options);
        var storage = await SqliteStorage.OpenAsync(options, services);
        _opened.Add(storage);
        await storage.EnsureSchemaAsync([Entity.Map<Note>()]);
        return storage;
    }

    /// <summary>Another connection, as of another program.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var storage in _opened)
        {
            await storage.DisposeAsync();
        }

        if (_ownsDirectory)
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }
}
