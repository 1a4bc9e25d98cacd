using Microsoft.Data.Sqlite;
using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>Makes the file of a bot that has seen the first half of a chat, or so many of its lines, and knows all its streams and people.</summary>
internal static class ChatFile
{
    private const int RowsPerUnit = 5_000;

    public static async Task<string> MakeAsync<TStream, TPerson, TMessage>(
        ChatTables<TStream, TPerson, TMessage> tables, IReadOnlyList<ChatLine> lines, int? stored = null)
        where TStream : class, IEntity<TStream>
        where TPerson : class, IEntity<TPerson>
        where TMessage : class, IEntity<TMessage>
    {
        var path = WorkingDirectory.NewFile();
        await using var storage = await SqliteStorage.OpenAsync(new SqliteStorageOptions { Path = path });
        await storage.EnsureSchemaAsync(ChatTables<TStream, TPerson, TMessage>.Maps);
        await FillAsync(storage, lines.DistinctBy(line => line.Stream).Select(tables.Stream));
        await FillAsync(storage, lines.DistinctBy(line => line.User).Select(tables.Person));
        await FillAsync(storage, lines.Take(stored ?? ChatScript.StoredOf(lines)).Select((line, i) => tables.Message(line, i)));
        return path;
    }

    /// <summary>Checks that every message that was acknowledged is there.</summary>
    public static void Check<TMessage>(string path, long expected)
        where TMessage : class, IEntity<TMessage>
    {
        using var connection = Pragmas.Open(path);
        using var command = new SqliteCommand($"SELECT count(*) FROM {Entity.Map<TMessage>().Table}", connection);
        var stored = (long)command.ExecuteScalar()!;
        if (stored != expected)
        {
            throw new InvalidOperationException($"{expected} messages were acknowledged, and {stored} are there.");
        }
    }

    private static async Task FillAsync<T>(SqliteStorage storage, IEnumerable<T> rows)
        where T : class, IEntity<T>
    {
        foreach (var unit in rows.Chunk(RowsPerUnit))
        {
            await storage.WriteAsync(new WriteUnit(Write.Insert(unit)) { Durability = Durability.Normal });
        }
    }
}
