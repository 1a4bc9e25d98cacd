using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Storage.Core.Internal;

/// <summary>One connection with its own compiled statements. One thread at a time.</summary>
/// <remarks>The engine's own connections have no mutex, and are called on the bare pointer. One that a host may have can be closed by it at any
/// moment, so its calls count references.</remarks>
internal sealed class SqliteHandle : IDisposable
{
    // a check every 4,000 steps of the virtual machine comes about every 0.1 ms
    private const int StepsBetweenChecks = 4_000;

    private readonly SqliteStatementCache _statements;
    private readonly SqliteGuard _guard = new();
    private readonly nint _pointer;
    private readonly nint _mutex;
    private delegate_progress? _keepAlive;

    /// <summary>Takes a connection over.</summary>
    /// <param name="database">The connection.</param>
    /// <param name="statementLimit">How many compiled statements it keeps.</param>
    /// <param name="host">The same connection as a host may have it; it closes the connection then.</param>
    public SqliteHandle(sqlite3 database, int statementLimit, SqliteConnection? host = null)
    {
        Host = host;
        Database = database;
        _pointer = database.DangerousGetHandle();
        _mutex = host is null ? 0 : NativeStatements.MutexOf(_pointer);
        _statements = new SqliteStatementCache(this, statementLimit);
        raw.sqlite3_extended_result_codes(Database, 1);
        _guard.Attach(Database);
        Snapshot = new HeldSnapshot(this);
    }

    /// <summary>The connection as a host may have it, where one may.</summary>
    public SqliteConnection? Host { get; }

    public sqlite3 Database { get; }

    /// <summary>Says what statements may do while they are compiled, and notes what they write.</summary>
    public SqliteGuard Guard => _guard;

    /// <summary>Ends the running read with <c>SQLITE_INTERRUPT</c> when it is cancelled; see <see cref="EnableCancellation"/>.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>How many checks a running read may pass before it ends with <c>SQLITE_INTERRUPT</c>.</summary>
    public int ChecksLeft { get; set; } = int.MaxValue;

    /// <summary>How many checks a read was at most asked for that its caller's thread may do. SQLite counts a statement's steps on from run
    /// to run, so a short one can meet a check anywhere.</summary>
    public const int ChecksOfShortRead = 1;

    /// <summary>The read transaction that is kept between reads.</summary>
    public HeldSnapshot Snapshot { get; }

    /// <summary>Whether no transaction is open: asked after every error, since some errors end it.</summary>
    public bool IsAutocommit => (Host is null ? NativeStatements.GetAutocommit(_pointer) : raw.sqlite3_get_autocommit(Database)) != 0;

    /// <summary>Where statements that have a shape tell what they did.</summary>
    public ShapeCounters? Counters { get; init; }

    /// <summary>Who is told of lookups, on a reader's connection.</summary>
    public ExecutionObservers? Executions { get; init; }

    /// <summary>When the running read began, in ticks of the engine's clock.</summary>
    public long ReadStarted { get; set; }

    /// <summary>How many rows the last statement changed itself.</summary>
    public int Changes => Host is null ? NativeStatements.Changes(_pointer) : raw.sqlite3_changes(Database);

    /// <summary>How many rows the connection has changed so far, triggers included.</summary>
    public int TotalChanges => Host is null ? NativeStatements.TotalChanges(_pointer) : raw.sqlite3_total_changes(Database);

    /// <summary>The number of the row that was inserted last.</summary>
    public long LastInsertRowId => Host is null ? NativeStatements.LastInsertRowId(_pointer) : raw.sqlite3_last_insert_rowid(Database);

    /// <summary>Which opening of the database the connection belongs to; see <see cref="ReaderPool"/>.</summary>
    public int Generation { get; init; }

    public SqliteStatement Statement(Shape shape, StatementVariant variant = StatementVariant.Plain) => _statements.Get(shape, variant);

    public SqliteStatement Statement(string sql) => _statements.Get(sql);

    public SqliteStatement Compile(string sql, string what, bool isRaw, Shape? shape = null)
    {
        using var scope = _guard.Enter(isRaw ? GuardMode.RawSql : GuardMode.Engine);
        _guard.Written.Clear();
        var code = raw.sqlite3_prepare_v3(Database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement, out var tail);
        if (code != raw.SQLITE_OK)
        {
            throw SqliteErrors.Create(Database, code, what);
        }

        if (statement.IsInvalid || (isRaw && !string.IsNullOrWhiteSpace(tail)))
        {
            statement.Dispose();
            throw new StorageException(StorageErrorCode.InvalidSql, $"{what}: the text has to be one statement, no more and no less.");
        }

        var compiled = new SqliteStatement(this, statement, what) { Shape = shape };
        compiled.Written.Take(_guard.Written);
        return compiled;
    }

    /// <summary>Runs statements of the engine's own that give no rows.</summary>
    public void Execute(string sql)
    {
        using var scope = _guard.Enter(GuardMode.Engine);
        var code = raw.sqlite3_exec(Database, sql);
        _guard.Written.Clear();
        if (code != raw.SQLITE_OK)
        {
            throw SqliteErrors.Create(Database, code, "A statement of the engine failed");
        }
    }

    /// <summary>Reads the first column of the first row of a statement of the engine's own.</summary>
    public DbValue Scalar(string sql)
    {
        using var statement = Compile(sql, "A statement of the engine failed", isRaw: false);
        return statement.Step() ? statement.Row.GetValue(0) : DbValue.Null;
    }

    public string ScalarText(string sql)
    {
        var value = Scalar(sql);
        return value.Kind == DbValueKind.Text ? value.AsString() : Convert.ToString(value.ToObject(), CultureInfo.InvariantCulture) ?? string.Empty;
    }

    /// <summary>Lets a read be ended while it runs: SQLite asks now and then whether it should go on.</summary>
    public void EnableCancellation()
    {
        _keepAlive = _ =>
        {
            return --ChecksLeft < 0 || Cancellation.IsCancellationRequested ? 1 : 0;
        };
        raw.sqlite3_progress_handler(Database, StepsBetweenChecks, _keepAlive, null);
    }

    /// <summary>Keeps a host's other threads off the connection until the scope is disposed. Calls that run without the switch for the garbage
    /// collector must not wait for one: it may be in managed code, which waits for a collection, which would wait for the call.</summary>
    public MutexScope Own() => new(_mutex);

    public void Dispose()
    {
        _statements.Clear();
        if (Host is { } host)
        {
            host.Dispose();
        }
        else
        {
            Database.Dispose();
        }
    }

    /// <summary>Gives the connection back; nothing on a connection that no host can have.</summary>
    public readonly ref struct MutexScope
    {
        private readonly nint _mutex;

        public MutexScope(nint mutex)
        {
            _mutex = mutex;
            if (mutex != 0)
            {
                NativeStatements.EnterMutex(mutex);
            }
        }

        public void Dispose()
        {
            if (_mutex != 0)
            {
                NativeStatements.LeaveMutex(_mutex);
            }
        }
    }
}
