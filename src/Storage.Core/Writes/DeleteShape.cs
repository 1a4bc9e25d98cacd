namespace Storage.Core;

/// <summary>The shape of a delete.</summary>
public sealed class DeleteShape : Shape
{
    internal DeleteShape(EntityMap map, FilterNode? filter, OrderTerm[] orders, bool hasLimit, bool hasOffset)
        : base(map)
    {
        Filter = filter;
        OrderList = orders;
        HasLimit = hasLimit;
        HasOffset = hasOffset;
    }

    /// <summary>Gets the filter; <see langword="null"/> for every row.</summary>
    public FilterNode? Filter { get; }

    /// <summary>Gets the order in which rows are taken or kept.</summary>
    public IReadOnlyList<OrderTerm> Orders => OrderList;

    /// <summary>Gets whether only so many rows are deleted.</summary>
    public bool HasLimit { get; }

    /// <summary>Gets whether so many rows are kept first.</summary>
    public bool HasOffset { get; }

    /// <inheritdoc/>
    public override string Operation => "delete";

    private OrderTerm[] OrderList { get; }

    internal override int ShapeHash()
    {
        var hash = default(HashCode);
        hash.Add(Map);
        hash.Add(HasLimit ? 1 : 0);
        hash.Add(HasOffset ? 1 : 0);
        Filter?.AddShape(ref hash);
        return hash.ToHashCode();
    }

    internal override bool SameShape(Shape other) =>
        other is DeleteShape that
        && that.Map == Map
        && that.HasLimit == HasLimit
        && that.HasOffset == HasOffset
        && that.OrderList.AsSpan().SequenceEqual(OrderList)
        && (Filter is null ? that.Filter is null : Filter.SameShape(that.Filter));

    internal override Shape WithoutValues() => new DeleteShape(Map!, Filter?.WithoutValues(), OrderList, HasLimit, HasOffset);
}
