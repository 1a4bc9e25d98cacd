namespace Storage.Optimization.Internal;

/// <summary>The order of a window's rows, as the database has it.</summary>
internal sealed class RowOrder
{
    private readonly EntityMap? _map;
    private readonly OrderTerm[] _terms;

    public RowOrder(EntityMap map, IReadOnlyList<OrderTerm> terms)
    {
        _map = map;
        _terms = [.. terms];

        // rows that no term tells apart come in an order of the database's own
        IsTotal = _terms.Any(term => term.Column == map.Key);
    }

    private RowOrder() => _terms = [];

    public static RowOrder None { get; } = new();

    public bool IsTotal { get; }

    public bool Has(ColumnMap column) => Array.Exists(_terms, term => term.Column == column);

    /// <summary>Compares the places of two rows.</summary>
    /// <returns>Below 0 where the first comes first; null where only the database knows.</returns>
    public int? Compare(object left, object right)
    {
        foreach (var term in _terms)
        {
            if (ValueOrder.Compare(_map!.ValueOf(left, term.Column), _map.ValueOf(right, term.Column)) is not { } order)
            {
                return null;
            }

            if (order != 0)
            {
                return term.Descending ? -order : order;
            }
        }

        return 0;
    }
}
