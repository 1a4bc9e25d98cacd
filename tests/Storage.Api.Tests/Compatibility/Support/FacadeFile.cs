using Storage.Core;

namespace Storage.Api.Tests;

/// <summary>A database file that can be opened several times, and is deleted with its test.</summary>
internal sealed class FacadeFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("storage-facade-").FullName;

    public SqliteStorageOptions Options => new() { Path = Path.Combine(_folder, "chat.db") };

    public async Task<SqliteStorage> OpenAsync()
    {
        var storage = await SqliteStorage.OpenAsync(Options);
        await storage.EnsureSchemaAsync(ChatModel.Maps);
        return storage;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
