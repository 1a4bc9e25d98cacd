namespace Storage.Core;

/// <summary>The parts of a query on a table, before they become a shape and parameters.</summary>
internal readonly record struct QueryParts(EntityMap Map, SelectItem[] Items)
{
    public FilterNode? Filter { get; init; }

    public OrderTerm[] Orders { get; init; } = [];

    public int? Limit { get; init; }

    public int? Offset { get; init; }

    public bool Distinct { get; init; }

    public bool Grouped { get; init; }

    public TimeSpan? CacheTime { get; init; }

    public SelectShape ToShape()
    {
        var flags = (Limit is null ? SelectFlags.None : SelectFlags.Limit)
            | (Offset is null ? SelectFlags.None : SelectFlags.Offset)
            | (Distinct ? SelectFlags.Distinct : SelectFlags.None)
            | (Grouped ? SelectFlags.Grouped : SelectFlags.None);
        return new SelectShape(Map, Items, Filter, Orders, flags);
    }

    public DbValue[] CollectParameters()
    {
        var count = (Filter?.ParameterCount ?? 0) + (Limit is null ? 0 : 1) + (Offset is null ? 0 : 1);
        if (count == 0)
        {
            return [];
        }

        var parameters = new DbValue[count];
        var index = 0;
        Filter?.Collect(parameters, ref index);
        if (Limit is { } limit)
        {
            parameters[index++] = DbValue.From(limit);
        }

        if (Offset is { } offset)
        {
            parameters[index] = DbValue.From(offset);
        }

        return parameters;
    }
}
