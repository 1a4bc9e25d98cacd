namespace Storage.Core;

/// <summary>Takes one column's value out of a row; of the others nothing is made.</summary>
internal struct ColumnValue(int wanted) : IRowWriter
{
    public DbValue Value { get; private set; }

    public void Null(int ordinal)
    {
        if (ordinal == wanted)
        {
            Value = DbValue.Null;
        }
    }

    public void Int64(int ordinal, long value)
    {
        if (ordinal == wanted)
        {
            Value = DbValue.From(value);
        }
    }

    public void Double(int ordinal, double value)
    {
        if (ordinal == wanted)
        {
            Value = DbValue.From(value);
        }
    }

    public void Text(int ordinal, string value)
    {
        if (ordinal == wanted)
        {
            Value = DbValue.From(value);
        }
    }

    public void Utf8(int ordinal, scoped ReadOnlySpan<byte> value)
    {
        if (ordinal == wanted)
        {
            Value = DbValue.FromUtf8(value);
        }
    }

    public void Blob(int ordinal, scoped ReadOnlySpan<byte> value)
    {
        if (ordinal == wanted)
        {
            Value = DbValue.From(value.ToArray());
        }
    }
}
