using SQLite;

namespace Storage.Benchmarks;

/// <summary>sqlite-net on one connection, which keeps the statement of its inserts. Its queries are SQL with parameters, the shorter of its
/// two ways.</summary>
internal sealed class SqliteNetStore : IStore<ChatMessage>
{
    private static readonly TableSql Sql = new(ChatMessage.Columns.Map);

    private readonly SQLiteConnection _connection;

    public SqliteNetStore(string path)
    {
        SqliteNetLibrary.Prepare();
        _connection = Open(path);
    }

    public object? Find(string messageId) => _connection.FindWithQuery<SqliteNetMessage>(Sql.Find, messageId);

    public object? FindByKey(long id) => _connection.Find<SqliteNetMessage>(id);

    public IReadOnlyList<object> Last(string chatId, int count) => _connection.Query<SqliteNetMessage>(Sql.Last, chatId, count);

    public IReadOnlyList<object> FindMany(long[] ids) =>
        _connection.Query<SqliteNetMessage>(Sql.FindMany, Array.ConvertAll(ids, id => (object)id));

    public int Scan(int count)
    {
        var seen = 0;
        foreach (var row in _connection.DeferredQuery<SqliteNetMessage>(Sql.Scan, count))
        {
            GC.KeepAlive(row);
            seen++;
        }

        return seen;
    }

    public void Insert(ChatMessage row) => _connection.Insert(SqliteNetMessage.From(row));

    public void Insert(ChatMessage[] rows) => _connection.InsertAll(rows.Select(SqliteNetMessage.From));

    public void Dispose() => _connection.Dispose();

    // apart from the constructor, so that the library is not loaded before it is prepared
    private static SQLiteConnection Open(string path)
    {
        var connection = new SQLiteConnection(path, SQLiteOpenFlags.ReadWrite);
        foreach (var setting in Pragmas.Settings)
        {
            // some answer with their value, some with nothing
            connection.ExecuteScalar<string>($"PRAGMA {setting}");
        }

        connection.BusyTimeout = TimeSpan.FromMilliseconds(Pragmas.BusyMilliseconds);
        return connection;
    }
}
