namespace Storage.Core;

/// <summary>Reads a row from values in memory.</summary>
/// <param name="values">The columns' values, by position.</param>
internal readonly struct ValueReader(DbValue[] values) : IRowReader
{
    public int ColumnCount => values.Length;

    public bool IsNull(int ordinal) => values[ordinal].IsNull;

    public DbValueKind KindOf(int ordinal) => values[ordinal].Kind;

    public long GetInt64(int ordinal) => IsNull(ordinal) ? 0 : values[ordinal].AsInt64();

    public double GetDouble(int ordinal) => IsNull(ordinal) ? 0 : values[ordinal].AsDouble();

    public string GetString(int ordinal) => IsNull(ordinal) ? string.Empty : values[ordinal].AsString();

    public ReadOnlySpan<byte> GetBytes(int ordinal) => values[ordinal].Kind switch
    {
        DbValueKind.Null => default,
        DbValueKind.Text => values[ordinal].AsUtf8().Span,
        _ => values[ordinal].AsBytes().Span,
    };

    public DbValue GetValue(int ordinal) => values[ordinal];
}
