using System.Text;
using Storage.Core;

namespace Storage.Generators.Tests;

/// <summary>A row in memory, as a database would hold it.</summary>
internal readonly struct MemoryRow(int count) : IRowWriter, IRowReader
{
    private readonly DbValue?[] _values = new DbValue?[count];

    public int ColumnCount => _values.Length;

    public DbValue this[int ordinal]
    {
        get => _values[ordinal] ?? throw new InvalidOperationException($"Column {ordinal} was not written.");
        set => _values[ordinal] = value;
    }

    /// <summary>Gives what a row is written as.</summary>
    public static MemoryRow Of<T>(T row)
        where T : class, IEntity<T>
    {
        var memory = new MemoryRow(T.Map.Columns.Count);
        T.Write(row, ref memory);
        return memory;
    }

    public static T Read<T>(MemoryRow memory)
        where T : IRow<T> => T.Read(ref memory);

    public void Null(int ordinal) => Set(ordinal, DbValue.Null);

    public void Int64(int ordinal, long value) => Set(ordinal, DbValue.From(value));

    public void Double(int ordinal, double value) => Set(ordinal, DbValue.From(value));

    public void Text(int ordinal, string value) => Set(ordinal, DbValue.From(value));

    public void Utf8(int ordinal, scoped ReadOnlySpan<byte> value) => Set(ordinal, DbValue.FromUtf8(value));

    public void Blob(int ordinal, scoped ReadOnlySpan<byte> value) => Set(ordinal, DbValue.From(value.ToArray()));

    public bool IsNull(int ordinal) => this[ordinal].IsNull;

    public DbValueKind KindOf(int ordinal) => this[ordinal].Kind;

    public long GetInt64(int ordinal) => IsNull(ordinal) ? 0 : this[ordinal].AsInt64();

    public double GetDouble(int ordinal) => IsNull(ordinal) ? 0 : this[ordinal].AsDouble();

    public string GetString(int ordinal) => IsNull(ordinal) ? "" : this[ordinal].AsString();

    public ReadOnlySpan<byte> GetBytes(int ordinal) => this[ordinal].Kind switch
    {
        DbValueKind.Null => default,
        DbValueKind.Text => this[ordinal].AsUtf8().Span,
        _ => this[ordinal].AsBytes().Span,
    };

    public DbValue GetValue(int ordinal) => this[ordinal];

    private void Set(int ordinal, DbValue value)
    {
        if (_values[ordinal] is not null)
        {
            throw new InvalidOperationException($"Column {ordinal} was written twice.");
        }

        _values[ordinal] = value;
    }
}
