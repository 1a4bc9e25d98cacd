namespace Storage.Core;

/// <summary>Takes a row apart into its stored values.</summary>
internal readonly struct RowValues : IRowWriter
{
    private readonly DbValue[] _values;

    private RowValues(int count) => _values = new DbValue[count];

    public static DbValue[] Of<T>(T row)
        where T : class, IEntity<T>
    {
        var writer = new RowValues(T.Map.Columns.Count);
        T.Write(row, ref writer);
        return writer._values;
    }

    public void Null(int ordinal) => _values[ordinal] = DbValue.Null;

    public void Int64(int ordinal, long value) => _values[ordinal] = DbValue.From(value);

    public void Double(int ordinal, double value) => _values[ordinal] = DbValue.From(value);

    public void Text(int ordinal, string value) => _values[ordinal] = DbValue.From(value);

    public void Utf8(int ordinal, scoped ReadOnlySpan<byte> value) => _values[ordinal] = DbValue.FromUtf8(value);

    public void Blob(int ordinal, scoped ReadOnlySpan<byte> value) => _values[ordinal] = DbValue.From(value.ToArray());
}
