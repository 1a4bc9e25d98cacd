using Dapper;
using Microsoft.Data.Sqlite;
using Storage.Core;

namespace Storage.Benchmarks;

/// <summary>Dapper on one open connection. Its synchronous methods: on SQLite the asynchronous ones do the same and cost more.</summary>
internal sealed class DapperStore<T> : IStore<T>
    where T : class, IEntity<T>
{
    private static readonly TableSql Sql = new(T.Map);
    private static readonly string FindSql = $"{Sql.SelectByProperty} WHERE message_id = @messageId";
    private static readonly string FindByKeySql = $"{Sql.SelectByProperty} WHERE id = @id";
    private static readonly string LastSql = $"{Sql.SelectByProperty} WHERE chat_id = @chatId ORDER BY time DESC LIMIT @count";
    private static readonly string FindManySql = $"{Sql.SelectByProperty} WHERE id IN @ids";
    private static readonly string ScanSql = $"{Sql.SelectByProperty} LIMIT @count";

    private readonly SqliteConnection _connection;

    public DapperStore(string path) => _connection = Pragmas.Open(path);

    public object? Find(string messageId) => _connection.QueryFirstOrDefault<T>(FindSql, new { messageId });

    public object? FindByKey(long id) => _connection.QueryFirstOrDefault<T>(FindByKeySql, new { id });

    public IReadOnlyList<object> Last(string chatId, int count) => _connection.Query<T>(LastSql, new { chatId, count }).AsList();

    public IReadOnlyList<object> FindMany(long[] ids) => _connection.Query<T>(FindManySql, new { ids }).AsList();

    public int Scan(int count)
    {
        var seen = 0;
        foreach (var row in _connection.Query<T>(ScanSql, new { count }, buffered: false))
        {
            GC.KeepAlive(row);
            seen++;
        }

        return seen;
    }

    public void Insert(T row) => _connection.Execute(Sql.InsertByProperty, row);

    public void Insert(T[] rows)
    {
        using var transaction = _connection.BeginTransaction();
        _connection.Execute(Sql.InsertByProperty, rows, transaction);
        transaction.Commit();
    }

    public void Dispose() => _connection.Dispose();
}
