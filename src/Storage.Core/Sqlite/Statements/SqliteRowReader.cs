using System.Text;
using SQLitePCL;

namespace Storage.Core.Internal;

/// <summary>Reads the row on which a statement stands.</summary>
internal readonly struct SqliteRowReader(sqlite3_stmt statement) : IRowReader
{
    // asked of the statement each time: a change of the schema may have compiled it again
    public int ColumnCount => raw.sqlite3_column_count(statement);

    public bool IsNull(int ordinal) => raw.sqlite3_column_type(statement, ordinal) == raw.SQLITE_NULL;

    public DbValueKind KindOf(int ordinal) => raw.sqlite3_column_type(statement, ordinal) switch
    {
        raw.SQLITE_INTEGER => DbValueKind.Integer,
        raw.SQLITE_FLOAT => DbValueKind.Real,
        raw.SQLITE_TEXT => DbValueKind.Text,
        raw.SQLITE_BLOB => DbValueKind.Blob,
        _ => DbValueKind.Null,
    };

    public long GetInt64(int ordinal) => raw.sqlite3_column_int64(statement, ordinal);

    public double GetDouble(int ordinal) => raw.sqlite3_column_double(statement, ordinal);

    // column_blob on a text gives its UTF-8 with its length, so no search for a terminator and no cut at an embedded NUL
    public string GetString(int ordinal) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, ordinal));

    public ReadOnlySpan<byte> GetBytes(int ordinal) => raw.sqlite3_column_blob(statement, ordinal);

    public DbValue GetValue(int ordinal) => raw.sqlite3_column_type(statement, ordinal) switch
    {
        raw.SQLITE_INTEGER => DbValue.From(GetInt64(ordinal)),
        raw.SQLITE_FLOAT => DbValue.From(GetDouble(ordinal)),
        raw.SQLITE_TEXT => DbValue.FromUtf8(GetBytes(ordinal)),
        raw.SQLITE_BLOB => DbValue.From(GetBytes(ordinal).ToArray()),
        _ => DbValue.Null,
    };
}
