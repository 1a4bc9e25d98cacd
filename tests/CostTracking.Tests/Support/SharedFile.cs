using Storage.Core;

namespace CostTracking.Tests;

/// <summary>A database that processes open one after another or at once.</summary>
internal sealed class SharedFile : IAsyncDisposable
{
    private readonly string _directory;

    private SharedFile(string directory) => _directory = directory;

    public string Path => System.IO.Path.Combine(_directory, "costs.db");

    public static async Task<SharedFile> MakeAsync()
    {
        var file = new SharedFile(Directory.CreateTempSubdirectory("storage-costs-").FullName);
        await using var storage = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = file.Path });
        await storage.EnsureSchemaAsync(CostModel.Maps);
        return file;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_directory, recursive: true);
        return ValueTask.CompletedTask;
    }
}
