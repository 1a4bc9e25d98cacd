namespace Storage.Core;

/// <summary>Matches exactly the rows that a node does not match, those with nulls included.</summary>
/// <param name="inner">The node; <see langword="null"/> matches every row, so that its negation matches none.</param>
public sealed class NotFilter(FilterNode? inner) : FilterNode
{
    /// <summary>Gets the negated node; <see langword="null"/> matches every row.</summary>
    public FilterNode? Inner { get; } = inner;

    /// <inheritdoc/>
    public override int ParameterCount => Inner?.ParameterCount ?? 0;

    internal override void AddShape(ref HashCode hash)
    {
        hash.Add(403);
        Inner?.AddShape(ref hash);
    }

    internal override bool SameShape(FilterNode? other) =>
        other is NotFilter that && (Inner is null ? that.Inner is null : Inner.SameShape(that.Inner));

    internal override void Collect(DbValue[] parameters, ref int index) => Inner?.Collect(parameters, ref index);

    internal override FilterNode WithoutValues() => new NotFilter(Inner?.WithoutValues());
}
