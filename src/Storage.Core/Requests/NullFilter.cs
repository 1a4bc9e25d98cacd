namespace Storage.Core;

/// <summary>Tests a column for null.</summary>
/// <param name="column">The column.</param>
/// <param name="isNull">Whether nulls match; else all others do.</param>
public sealed class NullFilter(ColumnMap column, bool isNull) : FilterNode
{
    /// <summary>Gets the column.</summary>
    public ColumnMap Column { get; } = column;

    /// <summary>Gets whether nulls match; else all others do.</summary>
    public bool IsNull { get; } = isNull;

    /// <inheritdoc/>
    public override int ParameterCount => 0;

    internal override void AddShape(ref HashCode hash)
    {
        hash.Add(Column);
        hash.Add(IsNull ? 101 : 102);
    }

    internal override bool SameShape(FilterNode? other) => other is NullFilter that && that.Column == Column && that.IsNull == IsNull;

    internal override void Collect(DbValue[] parameters, ref int index)
    {
    }

    internal override FilterNode WithoutValues() => this;
}
