using Dapper;
using Microsoft.Data.Sqlite;

namespace Storage.Benchmarks;

/// <summary>Dapper on one open connection. Its synchronous methods: on SQLite the asynchronous ones do the same and cost more.</summary>
internal sealed class DapperStore(string path) : IDisposable
{
    private const string Columns =
        "id AS Id, message_id AS MessageId, chat_id AS ChatId, user_id AS UserId, time AS Time, content AS Content";

    private const string FindSql = $"SELECT {Columns} FROM message WHERE message_id = @messageId";
    private const string LastSql = $"SELECT {Columns} FROM message WHERE chat_id = @chatId ORDER BY time DESC LIMIT @count";
    private const string InsertSql =
        "INSERT INTO message (message_id, chat_id, user_id, time, content) VALUES (@MessageId, @ChatId, @UserId, @Time, @Content)";

    private readonly SqliteConnection _connection = Pragmas.Open(path);

    public ChatMessage? Find(string messageId) => _connection.QueryFirstOrDefault<ChatMessage>(FindSql, new { messageId });

    public List<ChatMessage> Last(string chatId, int count) => _connection.Query<ChatMessage>(LastSql, new { chatId, count }).AsList();

    public int Insert(ChatMessage row) => _connection.Execute(InsertSql, row);

    public int Insert(ChatMessage[] rows)
    {
        using var transaction = _connection.BeginTransaction();
        var count = _connection.Execute(InsertSql, rows, transaction);
        transaction.Commit();
        return count;
    }

    public void Dispose() => _connection.Dispose();
}
