using System.Globalization;
using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>
/// The file that every competitor gets a copy of. Made once a process, by the suite, with the schema of <see cref="ChatMessage"/>; the
/// environment variable STORAGE_BENCHMARK_ROWS sets the number of its rows.
/// </summary>
internal static class MessageDatabase
{
    private const int DefaultRows = 100_000;
    private const int RowsPerUnit = 1_000;

    private static readonly Lazy<string> Template = new(() => MakeAsync().GetAwaiter().GetResult());

    public static int Rows { get; } = ReadRows();

    /// <summary>Makes a copy, complete and on disk, so that nothing of it is written out while a competitor is timed.</summary>
    public static string Copy()
    {
        var path = WorkingDirectory.NewFile();
        File.Copy(Template.Value, path);
        using var file = File.OpenHandle(path, access: FileAccess.Write);
        RandomAccess.FlushToDisk(file);
        return path;
    }

    /// <summary>Makes a file with an empty table.</summary>
    public static async Task<string> MakeEmptyAsync()
    {
        var path = WorkingDirectory.NewFile();
        await using var storage = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = path });
        await storage.EnsureSchemaAsync([Entity.Map<ChatMessage>()]);
        return path;
    }

    private static int ReadRows()
    {
        var text = Environment.GetEnvironmentVariable("STORAGE_BENCHMARK_ROWS");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows > 0 ? rows : DefaultRows;
    }

    private static async Task<string> MakeAsync()
    {
        var path = await MakeEmptyAsync();
        var source = new MessageSource(0);
        await using var storage = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = path });
        for (var left = Rows; left > 0; left -= RowsPerUnit)
        {
            ReadOnlyMemory<ChatMessage> rows = source.Next(Math.Min(left, RowsPerUnit));
            await storage.WriteAsync(new WriteUnit(Write.Insert(rows)) { Durability = Durability.Normal });
        }

        return path;
    }
}
