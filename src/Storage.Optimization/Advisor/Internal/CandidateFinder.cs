namespace Storage.Optimization.Internal;

/// <summary>Reads from a statement's shape which index would find its rows, and give them in its order: the columns that are compared for
/// equality, then those of its order, or else one that is compared with a range.</summary>
internal static class CandidateFinder
{
    public static IndexCandidate? Find(Shape shape, int maxColumns)
    {
        if (shape.Map is not { } map)
        {
            return null;
        }

        var (filter, orders, isLimited) = Parts(shape);
        var (equal, ranges) = (new List<ColumnMap>(), new List<ColumnMap>());
        Collect(filter, equal, ranges);
        if (equal.Contains(map.Key))
        {
            return null;
        }

        var rest = Rest(map, orders, ranges, isLimited).Where(term => !equal.Contains(term.Column));
        OrderTerm[] columns = [.. equal.Select(column => new OrderTerm(column, Descending: false)).Concat(rest).Take(maxColumns)];
        return columns.Length == 0 || columns[0].Column == map.Key
            ? null
            : new IndexCandidate(map, columns, Math.Min(equal.Count, columns.Length)) { Declared = map.Indexes.FirstOrDefault(index => DoesTheSame(index, columns, equal.Count)) };
    }

    private static (FilterNode? Filter, IReadOnlyList<OrderTerm> Orders, bool IsLimited) Parts(Shape shape) => shape switch
    {
        SelectShape select => (select.Filter, select.Flags.HasFlag(SelectFlags.Grouped) ? Groups(select) : select.Orders, select.Flags.HasFlag(SelectFlags.Limit)),
        PatchShape patch => (patch.Filter, patch.Orders, patch.HasLimit),
        DeleteShape delete => (delete.Filter, delete.Orders, delete.HasLimit),
        InsertShape insert => (insert.Unless, [], false),
        _ => (null, [], false),
    };

    private static IReadOnlyList<OrderTerm> Groups(SelectShape select) =>
        [.. select.Items.Where(item => item.Kind == SelectItemKind.Column).Select(item => new OrderTerm(item.Column!, Descending: false))];

    private static IEnumerable<OrderTerm> Rest(EntityMap map, IReadOnlyList<OrderTerm> orders, List<ColumnMap> ranges, bool isLimited)
    {
        // each entry ends with the row's number, in the direction of the reading
        var isKeyLast = orders is [.., var before, { } last] && last.Column == map.Key && last.Descending == before.Descending;
        var ordered = orders.Take(isKeyLast ? orders.Count - 1 : orders.Count).ToList();

        // an index can be read from either end, so one direction for all of them is none
        var needsDirections = ordered.Select(term => term.Descending).Distinct().Count() > 1;
        var terms = ordered.Select(term => needsDirections ? term : new OrderTerm(term.Column, Descending: false)).ToList();
        return terms.Count > 0 && (isLimited || ranges.Count == 0 || ranges.Contains(terms[0].Column))
            ? terms
            : ranges.Take(1).Select(column => new OrderTerm(column, Descending: false));
    }

    private static void Collect(FilterNode? node, List<ColumnMap> equal, List<ColumnMap> ranges)
    {
        switch (node)
        {
            case AndFilter and:
                Collect(and.Left, equal, ranges);
                Collect(and.Right, equal, ranges);
                break;
            case CompareFilter { Comparison: Comparison.Equal } compare:
                Add(equal, compare.Column);
                break;
            case CompareFilter { Comparison: not Comparison.NotEqual } compare:
                Add(ranges, compare.Column);
                break;
            case InFilter { IncludesNull: false } list:
                Add(equal, list.Column);
                break;
            case NullFilter { IsNull: true } isNull:
                Add(equal, isNull.Column);
                break;
            default:
                break;
        }
    }

    private static void Add(List<ColumnMap> columns, ColumnMap column)
    {
        if (!columns.Contains(column))
        {
            columns.Add(column);
        }
    }

    // the order of columns that are compared for equality is the entity's choice
    private static bool DoesTheSame(IndexMap index, OrderTerm[] columns, int equal) =>
        index.Where is null
        && index.Columns.Count >= columns.Length
        && columns.Take(equal).All(term => index.Columns.Take(equal).Any(own => own.Column == term.Column))
        && columns.Skip(equal).SequenceEqual(index.Columns.Skip(equal).Take(Math.Max(0, columns.Length - equal)));
}
