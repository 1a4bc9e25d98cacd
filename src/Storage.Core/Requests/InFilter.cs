namespace Storage.Core;

/// <summary>Tests whether a column is one of some values.</summary>
public sealed class InFilter : FilterNode
{
    private readonly DbValue[] _values;

    internal InFilter(ColumnMap column, IEnumerable<DbValue> values)
    {
        Column = column;
        var list = values.ToArray();
        IncludesNull = Array.Exists(list, value => value.IsNull);
        _values = IncludesNull ? Array.FindAll(list, value => !value.IsNull) : list;
        Encoding = EncodingOf(_values);
    }

    private InFilter(InFilter source)
    {
        Column = source.Column;
        IncludesNull = source.IncludesNull;
        Encoding = source.Encoding;
        _values = [];
    }

    /// <summary>Gets the column.</summary>
    public ColumnMap Column { get; }

    /// <summary>Gets whether a null column matches too.</summary>
    public bool IncludesNull { get; }

    /// <summary>Gets how the values travel.</summary>
    public ListEncoding Encoding { get; }

    /// <inheritdoc/>
    public override int ParameterCount => 1;

    internal static ListEncoding EncodingOf(IReadOnlyList<DbValue> values)
    {
        var encoding = ListEncoding.Json;
        foreach (var value in values)
        {
            // SQLite's JSON reader ends a text at an embedded NUL
            if (value.Kind == DbValueKind.Blob || value.IsMalformedText || (value.Kind == DbValueKind.Text && value.AsString().Contains('\0', StringComparison.Ordinal)))
            {
                encoding = ListEncoding.Hexadecimal;
            }
        }

        return encoding;
    }

    internal override void AddShape(ref HashCode hash)
    {
        hash.Add(Column);
        hash.Add(IncludesNull ? 201 : 202);
        hash.Add((int)Encoding);
    }

    internal override bool SameShape(FilterNode? other) =>
        other is InFilter that
        && that.Column == Column
        && that.IncludesNull == IncludesNull
        && that.Encoding == Encoding;

    internal override void Collect(DbValue[] parameters, ref int index) => parameters[index++] = DbValue.FromList(_values);

    internal override FilterNode WithoutValues() => new InFilter(this);
}
