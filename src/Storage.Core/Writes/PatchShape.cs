namespace Storage.Core;

/// <summary>The shape of a patch.</summary>
public sealed class PatchShape : Shape
{
    internal PatchShape(EntityMap map, Assignment[] assignments, FilterNode? filter, OrderTerm[] orders, bool hasLimit)
        : base(map)
    {
        AssignmentList = assignments;
        Filter = filter;
        OrderList = orders;
        HasLimit = hasLimit;
    }

    /// <summary>Gets the changes.</summary>
    public IReadOnlyList<Assignment> Assignments => AssignmentList;

    /// <summary>Gets the filter; <see langword="null"/> for every row.</summary>
    public FilterNode? Filter { get; }

    /// <summary>Gets the order in which the first rows are taken.</summary>
    public IReadOnlyList<OrderTerm> Orders => OrderList;

    /// <summary>Gets whether only the first rows are changed; their number is the last parameter.</summary>
    public bool HasLimit { get; }

    /// <inheritdoc/>
    public override string Operation => HasLimit ? "claim" : "patch";

    private Assignment[] AssignmentList { get; }

    private OrderTerm[] OrderList { get; }

    internal override int ShapeHash()
    {
        var hash = default(HashCode);
        hash.Add(Map);
        hash.Add(HasLimit);
        foreach (var assignment in AssignmentList)
        {
            hash.Add(assignment);
        }

        Filter?.AddShape(ref hash);
        return hash.ToHashCode();
    }

    internal override bool SameShape(Shape other) =>
        other is PatchShape that
        && that.Map == Map
        && that.HasLimit == HasLimit
        && that.AssignmentList.AsSpan().SequenceEqual(AssignmentList)
        && that.OrderList.AsSpan().SequenceEqual(OrderList)
        && (Filter is null ? that.Filter is null : Filter.SameShape(that.Filter));

    internal override Shape WithoutValues() => new PatchShape(Map!, AssignmentList, Filter?.WithoutValues(), OrderList, HasLimit);
}
