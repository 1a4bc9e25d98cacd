using System.Runtime.InteropServices;

namespace Storage.Core.Internal;

/// <summary>
/// What is called for every statement or parameter, on bare pointers: SQLitePCLRaw counts a reference on each call. What only sets or hands
/// out a value runs without the switch that a native call makes for the garbage collector, as in <see cref="NativeColumns"/>. Who calls keeps
/// the statement alive; they are for <see cref="SqliteStatement"/>, <see cref="SqliteRowWriter"/> and <see cref="SqliteHandle"/> alone.
/// </summary>
internal static unsafe partial class NativeStatements
{
    private const string Library = NativeColumns.Library;

    // SQLITE_TRANSIENT: SQLite makes its own copy before it returns
    private const nint Copied = -1;

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    public static partial int Reset(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_clear_bindings")]
    [SuppressGCTransition]
    public static partial int ClearBindings(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null")]
    [SuppressGCTransition]
    public static partial int BindNull(nint statement, int parameter);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    [SuppressGCTransition]
    public static partial int BindInt64(nint statement, int parameter, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_double")]
    [SuppressGCTransition]
    public static partial int BindDouble(nint statement, int parameter, double value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_zeroblob")]
    [SuppressGCTransition]
    public static partial int BindZeroBlob(nint statement, int parameter, int length);

    public static int BindText(nint statement, int parameter, ReadOnlySpan<byte> utf8)
    {
        // a null pointer would bind null
        byte empty = 0;
        fixed (byte* start = utf8)
        {
            return BindText(statement, parameter, start is null ? &empty : start, utf8.Length, Copied);
        }
    }

    public static int BindBlob(nint statement, int parameter, ReadOnlySpan<byte> value)
    {
        fixed (byte* start = value)
        {
            return BindBlob(statement, parameter, start, value.Length, Copied);
        }
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_stmt_status")]
    [SuppressGCTransition]
    public static partial int Status(nint statement, int counter, int reset);

    [LibraryImport(Library, EntryPoint = "sqlite3_changes")]
    [SuppressGCTransition]
    public static partial int Changes(nint database);

    [LibraryImport(Library, EntryPoint = "sqlite3_total_changes")]
    [SuppressGCTransition]
    public static partial int TotalChanges(nint database);

    [LibraryImport(Library, EntryPoint = "sqlite3_last_insert_rowid")]
    [SuppressGCTransition]
    public static partial long LastInsertRowId(nint database);

    [LibraryImport(Library, EntryPoint = "sqlite3_get_autocommit")]
    [SuppressGCTransition]
    public static partial int GetAutocommit(nint database);

    [LibraryImport(Library, EntryPoint = "sqlite3_db_mutex")]
    public static partial nint MutexOf(nint database);

    // these may wait, so the garbage collector must be able to go on meanwhile
    [LibraryImport(Library, EntryPoint = "sqlite3_mutex_enter")]
    public static partial void EnterMutex(nint mutex);

    [LibraryImport(Library, EntryPoint = "sqlite3_mutex_leave")]
    public static partial void LeaveMutex(nint mutex);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    private static partial int BindText(nint statement, int parameter, byte* value, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_blob")]
    private static partial int BindBlob(nint statement, int parameter, byte* value, int length, nint destructor);
}
