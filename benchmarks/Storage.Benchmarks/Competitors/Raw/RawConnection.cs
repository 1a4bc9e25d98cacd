using SQLitePCL;

namespace Storage.Benchmarks;

/// <summary>
/// The floor's connection: SQLitePCLRaw without a mutex, statements compiled once and kept. One thread at a time, nothing shared.
/// </summary>
internal sealed class RawConnection : IDisposable
{
    private readonly sqlite3 _database;
    private readonly List<sqlite3_stmt> _statements = [];
    private readonly sqlite3_stmt _begin;
    private readonly sqlite3_stmt _beginImmediate;
    private readonly sqlite3_stmt _commit;

    public RawConnection(string path)
    {
        Batteries_V2.Init();
        Check(raw.sqlite3_open_v2(path, out _database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null));
        Check(raw.sqlite3_busy_timeout(_database, Pragmas.BusyMilliseconds));
        Check(raw.sqlite3_exec(_database, Pragmas.Sql));
        _begin = Prepare("BEGIN");
        _beginImmediate = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
    }

    public static void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new InvalidOperationException($"SQLite answers {code}.");
        }
    }

    public static bool Step(sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        return code == raw.SQLITE_ROW || (code == raw.SQLITE_DONE ? false : throw new InvalidOperationException($"SQLite answers {code}."));
    }

    public static void Run(sqlite3_stmt statement)
    {
        Step(statement);
        raw.sqlite3_reset(statement);
    }

    public sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        _statements.Add(statement);
        return statement;
    }

    public void Begin() => Run(_begin);

    public void BeginImmediate() => Run(_beginImmediate);

    public void Commit() => Run(_commit);

    public void Dispose()
    {
        foreach (var statement in _statements)
        {
            statement.Dispose();
        }

        _database.Dispose();
    }
}
