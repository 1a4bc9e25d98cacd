namespace Storage.Core;

/// <summary>Compares several columns that are never null with as many values, as one row: how a page starts after the last row of the one
/// before.</summary>
public sealed class RowCompareFilter : FilterNode
{
    private readonly DbValue[] _values;

    internal RowCompareFilter(ColumnMap[] columns, Comparison comparison, DbValue[] values)
    {
        ColumnList = columns;
        Comparison = comparison;
        _values = values;
    }

    /// <summary>Gets the columns.</summary>
    public IReadOnlyList<ColumnMap> Columns => ColumnList;

    /// <summary>Gets the comparison.</summary>
    public Comparison Comparison { get; }

    /// <inheritdoc/>
    public override int ParameterCount => ColumnList.Length;

    private ColumnMap[] ColumnList { get; }

    internal override void AddShape(ref HashCode hash)
    {
        hash.Add((int)Comparison + 500);
        foreach (var column in ColumnList)
        {
            hash.Add(column);
        }
    }

    internal override bool SameShape(FilterNode? other) =>
        other is RowCompareFilter that && that.Comparison == Comparison && that.ColumnList.AsSpan().SequenceEqual(ColumnList);

    internal override void Collect(DbValue[] parameters, ref int index)
    {
        _values.CopyTo(parameters, index);
        index += _values.Length;
    }

    internal override FilterNode WithoutValues() => new RowCompareFilter(ColumnList, Comparison, []);
}
