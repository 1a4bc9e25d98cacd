using Microsoft.Data.Sqlite;

namespace Storage.Benchmarks;

/// <summary>Microsoft.Data.Sqlite with commands that are prepared once and kept, columns read by position and by type.</summary>
internal sealed class MdsStore<T, TCode> : IStore<T>
    where T : class
    where TCode : IMdsCode<T>
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _findByKey;
    private readonly SqliteCommand _last;
    private readonly SqliteCommand _findMany;
    private readonly SqliteCommand _scan;
    private readonly SqliteCommand _insert;

    public MdsStore(string path, TableSql sql)
    {
        _connection = Pragmas.Open(path);
        _find = Prepare(sql.Find, 1);
        _findByKey = Prepare(sql.FindByKey, 1);
        _last = Prepare(sql.Last, 2);
        _findMany = Prepare(sql.FindMany, TableSql.ManyCount);
        _scan = Prepare(sql.Scan, 1);
        _insert = Prepare(sql.Insert, sql.ValueCount);
    }

    public object? Find(string messageId)
    {
        _find.Parameters[0].Value = messageId;
        return ReadOne(_find);
    }

    public object? FindByKey(long id)
    {
        _findByKey.Parameters[0].Value = id;
        return ReadOne(_findByKey);
    }

    public IReadOnlyList<object> Last(string chatId, int count)
    {
        _last.Parameters[0].Value = chatId;
        _last.Parameters[1].Value = count;
        return ReadAll(_last, count);
    }

    public IReadOnlyList<object> FindMany(long[] ids)
    {
        for (var i = 0; i < ids.Length; i++)
        {
            _findMany.Parameters[i].Value = ids[i];
        }

        return ReadAll(_findMany, ids.Length);
    }

    public int Scan(int count)
    {
        var seen = 0;
        _scan.Parameters[0].Value = count;
        using var reader = _scan.ExecuteReader();
        while (reader.Read())
        {
            GC.KeepAlive(TCode.Read(reader));
            seen++;
        }

        return seen;
    }

    public void Insert(T row)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        Insert(row, transaction);
        transaction.Commit();
    }

    public void Insert(T[] rows)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        foreach (var row in rows)
        {
            Insert(row, transaction);
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[_find, _findByKey, _last, _findMany, _scan, _insert])
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private static T? ReadOne(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        return reader.Read() ? TCode.Read(reader) : null;
    }

    private static List<T> ReadAll(SqliteCommand command, int count)
    {
        var rows = new List<T>(count);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(TCode.Read(reader));
        }

        return rows;
    }

    private void Insert(T row, SqliteTransaction transaction)
    {
        _insert.Transaction = transaction;
        TCode.Bind(_insert.Parameters, row);
        _insert.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql, int parameterCount)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameterCount; i++)
        {
            command.Parameters.Add(new SqliteParameter($"?{i}", DBNull.Value));
        }

        command.Prepare();
        return command;
    }
}
