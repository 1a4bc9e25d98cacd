namespace Storage.Core;

/// <summary>Matches a text column against a pattern; ASCII letters match in either case, and <c>\</c> escapes.</summary>
public sealed class LikeFilter : FilterNode
{
    private readonly DbValue _pattern;

    internal LikeFilter(ColumnMap column, DbValue pattern)
    {
        Column = column;
        _pattern = pattern;
    }

    /// <summary>Gets the column.</summary>
    public ColumnMap Column { get; }

    /// <inheritdoc/>
    public override int ParameterCount => 1;

    internal override void AddShape(ref HashCode hash)
    {
        hash.Add(Column);
        hash.Add(301);
    }

    internal override bool SameShape(FilterNode? other) => other is LikeFilter that && that.Column == Column;

    internal override void Collect(DbValue[] parameters, ref int index) => parameters[index++] = _pattern;

    internal override FilterNode WithoutValues() => new LikeFilter(Column, default);
}
