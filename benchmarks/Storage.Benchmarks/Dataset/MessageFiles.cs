using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>
/// Files of one table with so many rows, of which every competitor gets a copy. The first is made by the suite, with the schema of the
/// entity, when a copy is first asked for.
/// </summary>
internal sealed class MessageFiles<T>(MessageTable<T> table, int rows)
    where T : class, IEntity<T>
{
    private const int RowsPerUnit = 5_000;

    private readonly Lazy<string> _template = new(() => MakeAsync(table, rows).GetAwaiter().GetResult());

    public MessageTable<T> Table => table;

    public int Rows => rows;

    /// <summary>The first file, for those who only read.</summary>
    public string Template => _template.Value;

    /// <summary>Makes a file with an empty table.</summary>
    public static async Task<string> MakeEmptyAsync()
    {
        var path = WorkingDirectory.NewFile();
        await using var storage = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = path });
        await storage.EnsureSchemaAsync([Entity.Map<T>()]);
        return path;
    }

    /// <summary>Makes a copy, complete and on disk, so that nothing of it is written out while a competitor is timed.</summary>
    public string Copy() => WorkingDirectory.Copy(Template);

    /// <summary>Gives rows that are not in the file yet.</summary>
    public RowSource<T> NewRows() => new(table.At, rows);

    private static async Task<string> MakeAsync(MessageTable<T> table, int rows)
    {
        var path = await MakeEmptyAsync();
        var source = new RowSource<T>(table.At, 0);
        await using var storage = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = path });
        for (var left = rows; left > 0; left -= RowsPerUnit)
        {
            ReadOnlyMemory<T> unit = source.Next(Math.Min(left, RowsPerUnit));
            await storage.WriteAsync(new WriteUnit(Write.Insert(unit)) { Durability = Durability.Normal });
        }

        return path;
    }
}
