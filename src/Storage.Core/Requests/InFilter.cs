namespace Storage.Core;

/// <summary>Tests whether a column is one of some values, which travel as one parameter.</summary>
public sealed class InFilter : FilterNode
{
    private readonly DbValue _values;

    internal InFilter(ColumnMap column, IEnumerable<DbValue> values)
    {
        Column = column;
        var list = values.ToArray();
        IncludesNull = Array.Exists(list, value => value.IsNull);
        _values = DbValue.FromList(IncludesNull ? Array.FindAll(list, value => !value.IsNull) : list);
    }

    private InFilter(InFilter source)
    {
        Column = source.Column;
        IncludesNull = source.IncludesNull;
    }

    /// <summary>Gets the column.</summary>
    public ColumnMap Column { get; }

    /// <summary>Gets whether a null column matches too.</summary>
    public bool IncludesNull { get; }

    internal override int ParameterCount => 1;

    internal override void AddShape(ref HashCode hash)
    {
        hash.Add(Column);
        hash.Add(IncludesNull ? 201 : 202);
    }

    internal override bool SameShape(FilterNode? other) =>
        other is InFilter that && that.Column == Column && that.IncludesNull == IncludesNull;

    internal override void Collect(DbValue[] parameters, ref int index) => parameters[index++] = _values;

    internal override FilterNode WithoutValues() => new InFilter(this);
}
