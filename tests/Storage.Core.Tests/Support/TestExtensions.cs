using Microsoft.Data.Sqlite;

namespace Storage.Core.Tests;

internal static class TestExtensions
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static ValueTask<WriteResult> Add(this IStorage storage, string noteId, string? chatId = "c1") =>
        storage.WriteAsync(new WriteUnit(Write.Insert(new Note { NoteId = noteId, ChatId = chatId })));

    public static async Task<string[]> NoteIds(this IStorage storage) =>
        [.. (await storage.QueryAsync(Query.From<Note>().OrderBy(Note.Columns.Id))).Select(note => note.NoteId)];

    public static async Task<long> Count(this IStorage storage) =>
        (await storage.QueryAsync(Query.From<Note>().Aggregate(SelectItemKind.Count)))[0][0].AsInt64();

    public static async Task<StorageException> ShouldFail(this Task act) =>
        (await ((Func<Task>)(() => act.WaitAsync(Patience))).Should().ThrowAsync<StorageException>()).Which;

    public static Task<StorageException> ShouldFail<T>(this ValueTask<T> act) => act.AsTask().ShouldFail();

    public static object? Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
