using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Storage.Core.Internal;

/// <summary>Opens the engine's connections, sets their pragmas and checks that each took.</summary>
internal sealed class SqliteConnections(string path, SqliteStorageOptions options)
{
    /// <summary>The oldest native library that is safe with a checkpoint beside a commit.</summary>
    /// <seealso href="https://www.sqlite.org/releaselog/3_51_3.html">The release that mended the WAL-reset corruption.</seealso>
    public const int OldestNativeVersion = 3_051_003;

    private const int NativeBusyTimeoutMilliseconds = 100;
    private const int ReaderBusyTimeoutMilliseconds = 2_000;
    private const int JournalSizeLimitBytes = 64 * 1024 * 1024;

    static SqliteConnections() => Batteries_V2.Init();

    public string Path => path;

    /// <summary>What the statements of the opened connections do.</summary>
    public ShapeCounters Counters { get; } = new();

    /// <summary>Who is told of what readers find.</summary>
    public ExecutionObservers? Executions { get; init; }

    public static void RefuseOldNativeLibrary(int version)
    {
        if (version < OldestNativeVersion)
        {
            throw new StorageException(
                StorageErrorCode.NativeLibraryTooOld,
                $"The native SQLite library is {version / 1_000_000}.{version / 1_000 % 1_000}.{version % 1_000}; 3.51.3 or newer is needed, since older ones can lose data when a checkpoint meets a commit. Reference SQLitePCLRaw.bundle_e_sqlite3 2.1.13, 3.0.5 or newer.");
        }
    }

    public static void RefuseOtherNativeLibrary(string name)
    {
        if (name != NativeColumns.Library)
        {
            throw new StorageException(
                StorageErrorCode.NativeLibraryTooOld,
                $"The SQLite provider of this process is '{name}'; the engine needs '{NativeColumns.Library}'. Do not set another with SQLitePCL.raw.SetProvider.");
        }
    }

    public static string NativeLibraryName() => raw.GetNativeLibraryName();

    public static int NativeVersion() => raw.sqlite3_libversion_number();

    public SqliteHandle OpenWriter() =>
        Prepare(new SqliteHandle(Connect(path), options.StatementsPerConnection) { Counters = Counters }, queryOnly: false, options.WriterCacheKiB);

    /// <summary>Opens a connection that writes, and that a host may have as well.</summary>
    public SqliteHandle OpenSession()
    {
        var connection = ConnectForHost();
        return Prepare(new SqliteHandle(connection.Handle!, options.StatementsPerConnection, connection) { Counters = Counters }, queryOnly: false, options.WriterCacheKiB);
    }

    public SqliteHandle OpenReader(int generation)
    {
        var handle = new SqliteHandle(Connect(path), options.StatementsPerConnection) { Generation = generation, Counters = Counters, Executions = Executions };
        Prepare(handle, queryOnly: true, options.ReaderCacheKiB).EnableCancellation();
        return handle;
    }

    /// <summary>Refuses a file that is no database of ours, before anything in it is changed.</summary>
    /// <exception cref="StorageException">The file cannot be opened or written, is no database, or another application's.</exception>
    public static void RefuseForeign(string path)
    {
        try
        {
            InspectHeader(path);
        }
        catch (StorageException exception) when (exception.NativeCode != 0)
        {
            throw Opening(path, exception);
        }
    }

    private static void InspectHeader(string path)
    {
        using var handle = new SqliteHandle(Connect(path), statementLimit: 16);
        if (raw.sqlite3_db_readonly(handle.Database, "main") != 0)
        {
            throw new StorageException(StorageErrorCode.ReadOnly, $"The database '{path}' cannot be written. Make the file and its directory writable for this process.");
        }

        RefuseForeign(path, handle);
    }

    private static void RefuseForeign(string path, SqliteHandle handle)
    {
        raw.sqlite3_busy_timeout(handle.Database, ReaderBusyTimeoutMilliseconds);
        var id = handle.Scalar("PRAGMA application_id").AsInt64();
        if (id != 0 && id != SqliteFile.ApplicationId)
        {
            throw new StorageException(StorageErrorCode.ForeignDatabase, $"The file '{path}' is another application's database (application id 0x{id:X8}).");
        }

        if (handle.ScalarText("PRAGMA encoding") != "UTF-8")
        {
            throw new StorageException(StorageErrorCode.ForeignDatabase, $"The file '{path}' keeps its texts as UTF-16; the engine reads UTF-8. Dump it and load it into a new file.");
        }
    }

    /// <summary>Runs reading work on a database that nothing is to be changed in, not even its log.</summary>
    public static TResult Inspect<TResult>(string path, Func<SqliteHandle, TResult> inspect)
    {
        try
        {
            using var handle = new SqliteHandle(Connect(path, raw.SQLITE_OPEN_READONLY), statementLimit: 64);
            RefuseForeign(path, handle);
            handle.Execute("BEGIN");
            return inspect(handle);
        }
        catch (StorageException exception) when (exception.NativeCode != 0)
        {
            throw Opening(path, exception);
        }
    }

    /// <summary>Makes a new, empty database of ours in a file that exists and is empty.</summary>
    public static void Initialise(string emptyFile)
    {
        using var handle = new SqliteHandle(Connect(emptyFile), statementLimit: 16);
        Expect(handle, "journal_mode=WAL", "wal");
        handle.Execute("PRAGMA synchronous=FULL");
        handle.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id={SqliteFile.ApplicationId}"));
        handle.Execute("BEGIN IMMEDIATE");
        foreach (var table in SqliteSchema.EngineTables)
        {
            handle.Execute(table.Sql);
        }

        handle.Execute("COMMIT");
        handle.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>Opens a connection without a mutex: one thread at a time may use it.</summary>
    public static sqlite3 Connect(string file, int access = raw.SQLITE_OPEN_READWRITE)
    {
        var code = raw.sqlite3_open_v2(file, out var database, access | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code == raw.SQLITE_OK)
        {
            return database;
        }

        var extended = raw.sqlite3_extended_errcode(database);
        database.Dispose();
        throw Opening(file, SqliteErrors.Create((extended & 0xFF) == code ? extended : code, "it cannot be opened"));
    }

    private SqliteConnection ConnectForHost()
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw Opening(path, SqliteErrors.Create(exception.SqliteExtendedErrorCode, "it cannot be opened"));
        }
    }

    private SqliteHandle Prepare(SqliteHandle handle, bool queryOnly, int cacheKiB)
    {
        try
        {
            raw.sqlite3_busy_timeout(handle.Database, queryOnly ? ReaderBusyTimeoutMilliseconds : NativeBusyTimeoutMilliseconds);
            SetPragmas(handle, queryOnly, cacheKiB);
            return handle;
        }
        catch (StorageException exception)
        {
            handle.Dispose();
            throw Opening(path, exception);
        }
    }

    private static StorageException Opening(string file, StorageException cause)
    {
        var what = cause.Code == StorageErrorCode.NotADatabase
            ? "is no SQLite database, or its header is damaged. Check the path, or restore a backup."
            : $"cannot be used: {cause.Message}";
        return new StorageException(cause.Code, $"The file '{file}' {what}", cause) { NativeCode = cause.NativeCode };
    }

    private void SetPragmas(SqliteHandle handle, bool queryOnly, int cacheKiB)
    {
        // the first statement reads the file, so this is where a damaged one shows
        Expect(handle, "journal_mode=WAL", "wal");
        Expect(handle, "wal_autocheckpoint=0", "0");
        Expect(handle, string.Create(CultureInfo.InvariantCulture, $"journal_size_limit={JournalSizeLimitBytes}"), JournalSizeLimitBytes.ToString(CultureInfo.InvariantCulture));
        Set(handle, "foreign_keys", 1);
        Set(handle, "trusted_schema", 0);
        Set(handle, "cell_size_check", 1);
        Set(handle, "temp_store", 2);
        Set(handle, "synchronous", 2);
        Set(handle, "cache_size", -cacheKiB);
        Expect(handle, string.Create(CultureInfo.InvariantCulture, $"mmap_size={options.MemoryMapBytes}"), options.MemoryMapBytes.ToString(CultureInfo.InvariantCulture));
        if (queryOnly)
        {
            Set(handle, "query_only", 1);
        }
    }

    private static void Set(SqliteHandle handle, string pragma, long value)
    {
        handle.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA {pragma}={value}"));
        Expect(handle, pragma, value.ToString(CultureInfo.InvariantCulture));
    }

    private static void Expect(SqliteHandle handle, string pragma, string expected)
    {
        var actual = handle.ScalarText($"PRAGMA {pragma}");
        if (!string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase))
        {
            throw new StorageException(StorageErrorCode.CannotOpen, $"The database does not take PRAGMA {pragma}: it answers '{actual}', not '{expected}'. The engine does not run without it.");
        }
    }
}
