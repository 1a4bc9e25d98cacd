namespace Storage.Core;

/// <summary>The shape of a query on a table.</summary>
public sealed class SelectShape : Shape
{
    internal SelectShape(EntityMap map, SelectItem[] items, FilterNode? filter, OrderTerm[] orders, SelectFlags flags)
        : base(map)
    {
        ItemList = items;
        Filter = filter;
        OrderList = orders;
        Flags = flags;
    }

    /// <summary>Gets the select list.</summary>
    public IReadOnlyList<SelectItem> Items => ItemList;

    /// <summary>Gets the filter; <see langword="null"/> for every row.</summary>
    public FilterNode? Filter { get; }

    /// <summary>Gets the order.</summary>
    public IReadOnlyList<OrderTerm> Orders => OrderList;

    /// <summary>Gets what else the query has.</summary>
    public SelectFlags Flags { get; }

    /// <inheritdoc/>
    public override string Operation => "select";

    private SelectItem[] ItemList { get; }

    private OrderTerm[] OrderList { get; }

    internal override int ShapeHash()
    {
        var hash = default(HashCode);
        hash.Add(Map);
        hash.Add((int)Flags);
        hash.Add(ItemList.Length);
        hash.Add(ItemList[0]);
        foreach (var order in OrderList)
        {
            hash.Add(order);
        }

        Filter?.AddShape(ref hash);
        return hash.ToHashCode();
    }

    internal override bool SameShape(Shape other) =>
        other is SelectShape that
        && that.Map == Map
        && that.Flags == Flags
        && (that.ItemList == ItemList || that.ItemList.AsSpan().SequenceEqual(ItemList))
        && that.OrderList.AsSpan().SequenceEqual(OrderList)
        && (Filter is null ? that.Filter is null : Filter.SameShape(that.Filter));

    internal override Shape WithoutValues() => new SelectShape(Map!, ItemList, Filter?.WithoutValues(), OrderList, Flags);
}
