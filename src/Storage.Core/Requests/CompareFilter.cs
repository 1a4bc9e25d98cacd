namespace Storage.Core;

/// <summary>Compares a column with a value that is not null.</summary>
public sealed class CompareFilter : FilterNode
{
    private readonly DbValue _value;

    private CompareFilter(ColumnMap column, Comparison comparison, DbValue value)
    {
        Column = column;
        Comparison = comparison;
        _value = value;
    }

    /// <summary>Gets the column.</summary>
    public ColumnMap Column { get; }

    /// <summary>Gets the comparison.</summary>
    public Comparison Comparison { get; }

    /// <inheritdoc/>
    public override int ParameterCount => 1;

    internal static FilterNode Create(ColumnMap column, Comparison comparison, DbValue value) => (value.IsNull, comparison) switch
    {
        (false, _) => new CompareFilter(column, comparison, value),
        (true, Comparison.Equal) => new NullFilter(column, isNull: true),
        (true, Comparison.NotEqual) => new NullFilter(column, isNull: false),
        _ => new NotFilter(null),
    };

    internal override void AddShape(ref HashCode hash)
    {
        hash.Add(Column);
        hash.Add((int)Comparison);
    }

    internal override bool SameShape(FilterNode? other) =>
        other is CompareFilter that && that.Column == Column && that.Comparison == Comparison;

    internal override void Collect(DbValue[] parameters, ref int index) => parameters[index++] = _value;

    internal override FilterNode WithoutValues() => new CompareFilter(Column, Comparison, default);
}
