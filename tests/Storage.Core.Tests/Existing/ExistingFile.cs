using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Storage.Predecessor;

namespace Storage.Core.Tests;

/// <summary>A file of the predecessor in a folder of its own; both go with it.</summary>
internal sealed class ExistingFile : IAsyncDisposable
{
    private const string Name = "MaiBot.db";

    private readonly List<SqliteStorage> _opened = [];

    private ExistingFile(string folder) => Folder = folder;

    /// <summary>The predecessor's tables and the one that nobody knows.</summary>
    public static IReadOnlyList<string> TableNames { get; } =
        [.. PredecessorSchema.Tables.Select(table => table.Name), PredecessorQuirks.UnknownTable];

    public string Folder { get; }

    public string FilePath => Path.Combine(Folder, Name);

    /// <summary>The number of rows of each table, as the maker of the file counted them.</summary>
    public IReadOnlyDictionary<string, long> RowCounts { get; private init; } = new Dictionary<string, long>();

    /// <summary>Makes a file; it is the same each time.</summary>
    /// <param name="messages">The rows of messages, at least 100.</param>
    public static ExistingFile Create(int messages = 200)
    {
        var folder = NewFolder();
        return new ExistingFile(folder) { RowCounts = PredecessorDatabase.Create(Path.Combine(folder, Name), messages) };
    }

    /// <summary>Copies this file, which nobody has open, to a folder of its own.</summary>
    public ExistingFile Copy()
    {
        var copy = new ExistingFile(NewFolder()) { RowCounts = RowCounts };
        File.Copy(FilePath, copy.FilePath);
        return copy;
    }

    /// <summary>Runs SQL past the engine, as the predecessor or a plugin would.</summary>
    public object? Run(string sql) => RawFile.Run(FilePath, sql);

    public IReadOnlyList<string> Texts(string sql) => RawFile.Texts(FilePath, sql);

    public SqliteConnection Connect() => RawFile.Connect(FilePath);

    public async Task<SqliteStorage> OpenAsync(ILoggerFactory? loggers = null)
    {
        var services = loggers is null ? new SqliteServices() : new SqliteServices { LoggerFactory = loggers };
        var options = new SqliteStorageOptions { Path = FilePath, OpenMode = DatabaseOpenMode.MustExist };
        var storage = await SqliteStorage.OpenAsync(options, services);
        _opened.Add(storage);
        return storage;
    }

    /// <summary>Opens the file with its schema ensured.</summary>
    public async Task<SqliteStorage> OpenReadyAsync()
    {
        var storage = await OpenAsync();
        await storage.EnsureSchemaAsync(ChatModel.Maps);
        return storage;
    }

    /// <summary>Opens the file, ensures the schema and closes it.</summary>
    /// <param name="maps">The tables; <see langword="null"/> for all of the chat model.</param>
    public async Task<SchemaReport> EnsureAsync(params EntityMap[] maps)
    {
        await using var storage = await OpenAsync();
        return await storage.EnsureSchemaAsync(maps.Length == 0 ? ChatModel.Maps : maps);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var storage in _opened)
        {
            await storage.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("storage-existing-").FullName;
}
