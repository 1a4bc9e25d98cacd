namespace Storage.Optimization.Internal;

/// <summary>What a query's shape says about keeping its rows.</summary>
internal sealed class WindowPlan
{
    private static readonly WindowPlan?[] Known = new WindowPlan?[ShapeTable.Capacity];

    private WindowPlan(Shape shape)
    {
        Shape = shape;
        if (shape is not SelectShape { Map: { } map } select)
        {
            return;
        }

        IsOfTable = true;
        IsOfRows = select.Items.All(item => item.Kind == SelectItemKind.Column) && !select.Flags.HasFlag(SelectFlags.Grouped);
        IsWhole = IsOfRows && !select.Flags.HasFlag(SelectFlags.Distinct) && select.Items.Count == map.Columns.Count;
        PartitionParameter = map.Partition is { } partition && select.Filter is { } filter ? Find(filter, partition, 0) : -1;
        Order = new RowOrder(map, select.Orders);
        IsExtendable = IsWhole && select.Filter is CompareFilter && PartitionParameter == 0 && Order.IsTotal && !select.Flags.HasFlag(SelectFlags.Offset);
        HasPrefixes = IsWhole && Order.IsTotal && select.Flags.HasFlag(SelectFlags.Limit) && !select.Flags.HasFlag(SelectFlags.Offset);
        LimitParameter = select.Flags.HasFlag(SelectFlags.Limit) ? select.Filter?.ParameterCount ?? 0 : -1;
    }

    public Shape Shape { get; }

    /// <summary>Gets whether it is a query on one table, so that it is known what changes its rows.</summary>
    public bool IsOfTable { get; }

    /// <summary>Gets whether it gives rows as they are stored, and no counts or sums.</summary>
    public bool IsOfRows { get; }

    /// <summary>Gets whether it gives whole rows.</summary>
    public bool IsWhole { get; }

    /// <summary>Gets the place of the parameter that every row's partition column equals; -1 where there is none.</summary>
    public int PartitionParameter { get; }

    /// <summary>Gets the place of the limit among the parameters; -1 where there is none.</summary>
    public int LimitParameter { get; }

    /// <summary>Gets whether a row that is inserted into the partition belongs to the query, at a place that is known.</summary>
    public bool IsExtendable { get; }

    /// <summary>Gets whether the rows for a limit are the first ones of those for a higher limit.</summary>
    public bool HasPrefixes { get; }

    public RowOrder Order { get; } = RowOrder.None;

    public static WindowPlan Of(Shape shape)
    {
        var id = shape.Id;
        if ((uint)id < (uint)Known.Length && Known[id] is { } known && known.Shape == shape)
        {
            return known;
        }

        var plan = new WindowPlan(shape);
        if ((uint)id < (uint)Known.Length)
        {
            Known[id] = plan;
        }

        return plan;
    }

    /// <summary>Says whether a patch leaves the choice and the order of the rows as they are.</summary>
    public bool Keeps(PatchShape patch) => IsExtendable && !patch.Assignments.Any(assignment => Order.Has(assignment.Column));

    /// <summary>Gives the partition's value, where it is of the column's own class: only then do equal values look alike.</summary>
    public bool TryGetPartition(IReadOnlyList<DbValue> parameters, EntityMap map, out DbValue value)
    {
        value = PartitionParameter < 0 ? default : parameters[PartitionParameter];
        return value.Kind switch
        {
            DbValueKind.Integer => map.Partition!.Type is ColumnType.Integer or ColumnType.Boolean,
            DbValueKind.Text => map.Partition!.Type == ColumnType.Text,
            DbValueKind.Blob => map.Partition!.Type is ColumnType.Guid or ColumnType.Blob,
            _ => false,
        };
    }

    // under AND only: there each row has to pass the comparison
    private static int Find(FilterNode node, ColumnMap partition, int first) => node switch
    {
        CompareFilter { Comparison: Comparison.Equal } compare when compare.Column == partition => first,
        AndFilter both when Find(both.Left, partition, first) is >= 0 and var left => left,
        AndFilter both => Find(both.Right, partition, first + both.Left.ParameterCount),
        _ => -1,
    };
}
