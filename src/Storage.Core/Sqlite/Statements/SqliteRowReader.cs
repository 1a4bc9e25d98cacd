using System.Text;
using SQLitePCL;

namespace Storage.Core.Internal;

/// <summary>Reads the row on which a statement stands.</summary>
internal readonly struct SqliteRowReader(nint statement) : IRowReader
{
    private readonly nint _statement = statement;

    // asked of the statement each time: a change of the schema may have compiled it again
    public int ColumnCount => NativeColumns.Count(_statement);

    public bool IsNull(int ordinal) => NativeColumns.TypeOf(_statement, ordinal) == raw.SQLITE_NULL;

    public DbValueKind KindOf(int ordinal) => NativeColumns.TypeOf(_statement, ordinal) switch
    {
        raw.SQLITE_INTEGER => DbValueKind.Integer,
        raw.SQLITE_FLOAT => DbValueKind.Real,
        raw.SQLITE_TEXT => DbValueKind.Text,
        raw.SQLITE_BLOB => DbValueKind.Blob,
        _ => DbValueKind.Null,
    };

    public long GetInt64(int ordinal) => NativeColumns.Int64(_statement, ordinal);

    public double GetDouble(int ordinal) => NativeColumns.Double(_statement, ordinal);

    public string GetString(int ordinal) => Encoding.UTF8.GetString(NativeColumns.Bytes(_statement, ordinal));

    public ReadOnlySpan<byte> GetBytes(int ordinal) => NativeColumns.Bytes(_statement, ordinal);

    public DbValue GetValue(int ordinal) => KindOf(ordinal) switch
    {
        DbValueKind.Integer => DbValue.From(GetInt64(ordinal)),
        DbValueKind.Real => DbValue.From(GetDouble(ordinal)),
        DbValueKind.Text => DbValue.FromUtf8(GetBytes(ordinal)),
        DbValueKind.Blob => DbValue.From(GetBytes(ordinal).ToArray()),
        _ => DbValue.Null,
    };
}
