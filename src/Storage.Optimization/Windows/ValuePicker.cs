namespace Storage.Optimization.Internal;

/// <summary>Takes a few columns' values out of a row.</summary>
internal sealed class ValuePicker(OrderTerm[] terms) : IRowWriter
{
    public DbValue[] Values { get; } = new DbValue[terms.Length];

    public void Null(int ordinal) => Take(ordinal, DbValue.Null);

    public void Int64(int ordinal, long value) => Take(ordinal, DbValue.From(value));

    public void Double(int ordinal, double value) => Take(ordinal, DbValue.From(value));

    public void Text(int ordinal, string value) => Take(ordinal, DbValue.From(value));

    public void Utf8(int ordinal, scoped ReadOnlySpan<byte> value)
    {
        if (IsWanted(ordinal))
        {
            // what is no UTF-8 has no place that is known here
            Take(ordinal, System.Text.Unicode.Utf8.IsValid(value) ? DbValue.FromUtf8(value) : DbValue.Null);
        }
    }

    public void Blob(int ordinal, scoped ReadOnlySpan<byte> value)
    {
        if (IsWanted(ordinal))
        {
            Take(ordinal, DbValue.From(value.ToArray()));
        }
    }

    private bool IsWanted(int ordinal) => Array.Exists(terms, term => term.Column.Ordinal == ordinal);

    private void Take(int ordinal, in DbValue value)
    {
        for (var i = 0; i < terms.Length; i++)
        {
            if (terms[i].Column.Ordinal == ordinal)
            {
                Values[i] = value;
            }
        }
    }
}
