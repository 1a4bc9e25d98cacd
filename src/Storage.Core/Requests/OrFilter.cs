namespace Storage.Core;

/// <summary>Matches what either of two nodes matches.</summary>
/// <param name="left">One node.</param>
/// <param name="right">The other node.</param>
public sealed class OrFilter(FilterNode left, FilterNode right) : FilterNode
{
    /// <summary>Gets one node.</summary>
    public FilterNode Left { get; } = left;

    /// <summary>Gets the other node.</summary>
    public FilterNode Right { get; } = right;

    /// <inheritdoc/>
    public override int ParameterCount => Left.ParameterCount + Right.ParameterCount;

    internal override void AddShape(ref HashCode hash)
    {
        hash.Add(402);
        Left.AddShape(ref hash);
        Right.AddShape(ref hash);
    }

    internal override bool SameShape(FilterNode? other) => other is OrFilter that && Left.SameShape(that.Left) && Right.SameShape(that.Right);

    internal override void Collect(DbValue[] parameters, ref int index)
    {
        Left.Collect(parameters, ref index);
        Right.Collect(parameters, ref index);
    }

    internal override FilterNode WithoutValues() => new OrFilter(Left.WithoutValues(), Right.WithoutValues());
}
