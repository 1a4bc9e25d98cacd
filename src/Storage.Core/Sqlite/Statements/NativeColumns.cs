using System.Runtime.InteropServices;

namespace Storage.Core.Internal;

/// <summary>
/// SQLite's column accessors on a bare statement pointer. Of the row that a statement stands on they only hand out what is there, so they
/// neither block nor call back, and run without the switch that a native call makes for the garbage collector. Who calls keeps the
/// statement alive and on its row; they are for <see cref="SqliteRowReader"/> alone.
/// </summary>
internal static unsafe partial class NativeColumns
{
    /// <summary>The native library, which has to be the one that statements are compiled by.</summary>
    public const string Library = "e_sqlite3";

    [LibraryImport(Library, EntryPoint = "sqlite3_column_count")]
    [SuppressGCTransition]
    public static partial int Count(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    [SuppressGCTransition]
    public static partial int TypeOf(nint statement, int ordinal);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    [SuppressGCTransition]
    public static partial long Int64(nint statement, int ordinal);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_double")]
    [SuppressGCTransition]
    public static partial double Double(nint statement, int ordinal);

    // on a text this gives its UTF-8 as it is stored: no search for a terminator and no cut at an embedded NUL
    public static ReadOnlySpan<byte> Bytes(nint statement, int ordinal)
    {
        var start = Blob(statement, ordinal);
        return start is null ? default : new ReadOnlySpan<byte>(start, Length(statement, ordinal));
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob")]
    [SuppressGCTransition]
    private static partial byte* Blob(nint statement, int ordinal);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    [SuppressGCTransition]
    private static partial int Length(nint statement, int ordinal);
}
