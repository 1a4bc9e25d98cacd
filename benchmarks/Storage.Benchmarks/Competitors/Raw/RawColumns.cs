using System.Text;
using SQLitePCL;

namespace Storage.Benchmarks;

/// <summary>Columns and parameters that may be null, and texts as SQLitePCLRaw reads them fastest.</summary>
internal static class RawColumns
{
    // gives the text's bytes with their length, where column_text would be searched for its end
    public static string Text(this sqlite3_stmt statement, int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    public static string? TextOrNull(this sqlite3_stmt statement, int column) => statement.IsNull(column) ? null : statement.Text(column);

    public static long Integer(this sqlite3_stmt statement, int column) => raw.sqlite3_column_int64(statement, column);

    public static bool Boolean(this sqlite3_stmt statement, int column) => raw.sqlite3_column_int64(statement, column) != 0;

    public static bool? BooleanOrNull(this sqlite3_stmt statement, int column) => statement.IsNull(column) ? null : statement.Boolean(column);

    public static double Real(this sqlite3_stmt statement, int column) => raw.sqlite3_column_double(statement, column);

    public static double? RealOrNull(this sqlite3_stmt statement, int column) => statement.IsNull(column) ? null : statement.Real(column);

    public static void Set(this sqlite3_stmt statement, int parameter, string? value) =>
        RawConnection.Check(value is null ? raw.sqlite3_bind_null(statement, parameter) : raw.sqlite3_bind_text(statement, parameter, value));

    public static void Set(this sqlite3_stmt statement, int parameter, long value) =>
        RawConnection.Check(raw.sqlite3_bind_int64(statement, parameter, value));

    public static void Set(this sqlite3_stmt statement, int parameter, double? value) =>
        RawConnection.Check(value is { } given ? raw.sqlite3_bind_double(statement, parameter, given) : raw.sqlite3_bind_null(statement, parameter));

    public static void Set(this sqlite3_stmt statement, int parameter, bool? value) =>
        RawConnection.Check(value is { } given ? raw.sqlite3_bind_int(statement, parameter, given ? 1 : 0) : raw.sqlite3_bind_null(statement, parameter));

    private static bool IsNull(this sqlite3_stmt statement, int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;
}
