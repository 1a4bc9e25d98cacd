using SQLitePCL;

namespace Storage.Benchmarks;

/// <summary>The floor: a bare loop over kept statements, each read a transaction of its own as SQLite makes it.</summary>
internal sealed class RawStore<T, TCode> : IStore<T>
    where T : class
    where TCode : IRawCode<T>
{
    private readonly RawConnection _connection;
    private readonly sqlite3_stmt _find;
    private readonly sqlite3_stmt _findByKey;
    private readonly sqlite3_stmt _last;
    private readonly sqlite3_stmt _scan;
    private readonly sqlite3_stmt _insert;

    public RawStore(string path, TableSql sql)
    {
        _connection = new RawConnection(path);
        _find = _connection.Prepare(sql.Find);
        _findByKey = _connection.Prepare(sql.FindByKey);
        _last = _connection.Prepare(sql.Last);
        _scan = _connection.Prepare(sql.Scan);
        _insert = _connection.Prepare(sql.Insert);
    }

    public object? Find(string messageId)
    {
        _find.Set(1, messageId);
        return ReadOne(_find);
    }

    public object? FindByKey(long id)
    {
        _findByKey.Set(1, id);
        return ReadOne(_findByKey);
    }

    public IReadOnlyList<object> Last(string chatId, int count)
    {
        var rows = new List<T>(count);
        _last.Set(1, chatId);
        _last.Set(2, (long)count);
        while (RawConnection.Step(_last))
        {
            rows.Add(TCode.Read(_last));
        }

        raw.sqlite3_reset(_last);
        return rows;
    }

    // as of one moment, like one statement
    public IReadOnlyList<object> FindMany(long[] ids)
    {
        var rows = new List<T>(ids.Length);
        _connection.Begin();
        foreach (var id in ids)
        {
            _findByKey.Set(1, id);
            if (ReadOne(_findByKey) is { } row)
            {
                rows.Add(row);
            }
        }

        _connection.Commit();
        return rows;
    }

    public int Scan(int count)
    {
        var seen = 0;
        _scan.Set(1, (long)count);
        while (RawConnection.Step(_scan))
        {
            GC.KeepAlive(TCode.Read(_scan));
            seen++;
        }

        raw.sqlite3_reset(_scan);
        return seen;
    }

    public void Insert(T row)
    {
        TCode.Bind(_insert, row);
        RawConnection.Run(_insert);
    }

    public void Insert(T[] rows)
    {
        _connection.BeginImmediate();
        foreach (var row in rows)
        {
            Insert(row);
        }

        _connection.Commit();
    }

    public void Dispose() => _connection.Dispose();

    private static T? ReadOne(sqlite3_stmt statement)
    {
        var row = RawConnection.Step(statement) ? TCode.Read(statement) : null;
        raw.sqlite3_reset(statement);
        return row;
    }
}
